import type { PrintTrouble } from '../invoices/print-trouble.ts';
import type { CallLimits } from '../limits/calls.ts';
import { Refusal } from '../rules/refusal.ts';
import type { Fault } from './faults.ts';
import { html, type Prepared, type Reply } from './reply.ts';

/** What becomes of a request: an answer, a broken connection, or silence. */
export type Delivery = Reply | 'broken' | 'silence';

/** What a fault can lay hands on. */
export interface Weather {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly limits: CallLimits;
  /** Does something once the clock has come to a moment. */
  readonly later: (at: number, work: () => void) => void;
}

const trouble = 'A problem has occurred. The cause of this issue will be investigated as soon as possible.';

/** Lets a fault happen to a request. */
export async function playFault(fault: Fault, prepared: Prepared, weather: Weather): Promise<Delivery> {
  const { perform, refuse } = prepared;
  switch (fault.kind) {
    case 'lost-answer':
      perform();
      return 'broken';
    case 'late-commit':
      weather.later(weather.now() + fault.afterMs, () => void perform());
      return 'broken';
    case 'hang':
      if (fault.work) perform();
      return 'silence';
    case 'slow':
      await weather.sleep(fault.ms);
      return perform();
    case '500-before':
      return refuse(new Refusal(500, trouble));
    case '500-after':
      perform();
      return refuse(new Refusal(500, trouble));
    case '503':
      return refuse(new Refusal(503, ''));
    case '408-after':
      perform();
      return refuse(new Refusal(408, ''));
    case 'html':
      if (fault.work) perform();
      return html(
        fault.status ?? 502,
        '<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>',
      );
    case '429-minute':
      return { status: 429, headers: weather.limits.exhaustedHeaders('minute', weather.now()), body: '' };
    case '429-day':
      return { status: 429, headers: weather.limits.exhaustedHeaders('day', weather.now()), body: '' };
    case '401':
      return refuse(new Refusal(401, '', { 'WWW-Authenticate': 'Bearer' }));
    case '403':
      return refuse(new Refusal(403, 'Forbidden', { Reason: fault.reason ?? 'BlockedUser' }));
    case 'truncated':
      return half(perform());
    case 'not-json':
      return { ...perform(), body: '<?xml version="1.0"?><ok/>' };
    case 'error':
      return refuse(new Refusal(fault.status, fault.message, fault.reason ? { Reason: fault.reason } : {}));
    case 'email-error':
    case 'document-error':
      return perform(printTrouble(fault));
  }
}

const half = (reply: Reply): Reply => ({ ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) });

function printTrouble(fault: Extract<Fault, { kind: 'email-error' | 'document-error' }>): PrintTrouble {
  if (fault.kind === 'email-error') {
    return { kind: fault.kind, message: fault.message ?? 'Het versturen van de e-mail is mislukt', processed: true };
  }
  const message = fault.message ?? 'Het document kan niet worden aangemaakt';
  return { kind: fault.kind, message, processed: fault.processed ?? false };
}
