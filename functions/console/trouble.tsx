import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { outOfTime } from '../../shared/admin/in-time.ts';
import { Setback } from '../../shared/domain/setback.ts';
import { Problem, problemOf } from '../../shared/runtime/problem.ts';
import { whatFailed } from '../../shared/sync/ledger/note-fault.ts';
import { OutOfTime } from '../../shared/sync/steps/record-failure.ts';
import { ClosedPage, RefusedPage } from './parts/closed.tsx';
import { tellerFor } from './sight/sight.ts';
import type { ConsoleContext, Visit } from './visit.ts';

/** The page for any other error: the cause in the person's language, or that it was our fault. */
export function troublePage(error: Error, c: ConsoleContext): Response | Promise<Response> {
  const { ports } = c.env;
  const language = c.get('language');
  const problem = problemIn(error, ports.clock.now());
  if (!problem) {
    ports.log.error('A page was not shown', whatFailed(error));
    ports.metrics.count('RequestsFailed', 'console');
    return c.html(<ClosedPage language={language} reason="failed" />, 500);
  }
  if (problem.problem === 'not-found') return c.html(<ClosedPage language={language} reason="missing" />, 404);
  const later = problem.headers['retry-after'];
  if (later !== undefined) c.header('retry-after', later);
  return c.html(
    <RefusedPage language={language} message={messageOf(error, problem, c)} />,
    problem.status as ContentfulStatusCode,
  );
}

/** What stopped a call to the books is said as the person may hear it; nobody is known here before the gate. */
function messageOf(error: Error, problem: Problem, c: ConsoleContext): string {
  const language = c.get('language');
  const visit: Visit | undefined = c.get('visit');
  if (!(error instanceof Setback)) return problem.detailIn(language);
  return tellerFor(visit?.session.role ?? null)(error.cause, error.about, language);
}

function problemIn(error: Error, nowMs: number): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof OutOfTime) return outOfTime();
  return error instanceof Setback ? problemOf(error, nowMs) : null;
}
