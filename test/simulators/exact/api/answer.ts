import { type Asked, empty, json, type Reply } from '../../http/reply.ts';
import type { Refusal } from '../rules/refusal.ts';
import { errorXml, toAtom } from './atom.ts';
import { toJson } from './json.ts';
import type { Outcome } from './outcome.ts';

const wantsJson = ({ headers }: Asked): boolean => String(headers.accept ?? '').includes('application/json');

/** Writes what a request came to, as JSON for those who ask for it and as Atom for everyone else. */
export function answer(outcome: Outcome, asked: Asked): Reply {
  if (outcome.kind === 'nothing') return empty(outcome.status);
  if (outcome.kind === 'count') {
    return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: String(outcome.count) };
  }
  if (wantsJson(asked)) return json(outcome.status, toJson(outcome));
  return {
    status: outcome.status,
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
    body: toAtom(outcome),
  };
}

/** Writes a refusal in Exact's envelope; one without a sentence has no body. */
export function refuse({ status, message, headers }: Refusal, asked: Asked): Reply {
  if (status === 429 || message === '') return empty(status, headers);
  if (wantsJson(asked)) {
    return json(status, { error: { code: '', message: { lang: '', value: message } } }, headers);
  }
  return { status, headers: { 'Content-Type': 'application/xml; charset=utf-8', ...headers }, body: errorXml(message) };
}
