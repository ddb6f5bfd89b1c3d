import { playCommonFault, type Weather } from '../../http/play-fault.ts';
import type { Delivery, Reply } from '../../http/reply.ts';
import type { PrintTrouble } from '../invoices/print-trouble.ts';
import type { CallLimits } from '../limits/calls.ts';
import { Refusal } from '../rules/refusal.ts';
import type { Fault } from './faults.ts';
import type { Prepared } from './prepared.ts';

/** What a fault can lay hands on. */
export interface ExactWeather extends Weather {
  readonly limits: CallLimits;
}

const trouble = 'A problem has occurred. The cause of this issue will be investigated as soon as possible.';

/** Lets a fault happen to a request. */
export async function playFault(fault: Fault, prepared: Prepared, weather: ExactWeather): Promise<Delivery> {
  const { perform, refuse } = prepared;
  switch (fault.kind) {
    case '429-minute':
    case '429-day':
      return tooMany(fault, weather);
    case 'refused-after':
      perform();
      return refuse(new Refusal(500, fault.message));
    case 'divisions':
      return without(fault.leftOut, perform());
    case '403':
      return refuse(new Refusal(403, 'Forbidden', { Reason: fault.reason ?? 'BlockedUser' }));
    case 'error':
      return refuse(new Refusal(fault.status, fault.message, fault.reason ? { Reason: fault.reason } : {}));
    case 'email-error':
    case 'document-error':
      return perform(printTrouble(fault));
    default:
      return playCommonFault(fault, { perform: () => perform(), refuse: (status) => refuse(refusal(status)) }, weather);
  }
}

function tooMany({ kind, reset }: Extract<Fault, { reset?: string }>, { limits, now }: ExactWeather): Reply {
  const headers = limits.exhaustedHeaders(kind === '429-day' ? 'day' : 'minute', now());
  const odd = Object.entries(headers).map(([name, value]) => [name, reset && /reset/i.test(name) ? reset : value]);
  return { status: 429, headers: Object.fromEntries(odd), body: '' };
}

function without(codes: readonly number[], reply: Reply): Reply {
  const { d } = JSON.parse(String(reply.body)) as { d: { results: { Code: number }[] } };
  return { ...reply, body: JSON.stringify({ d: { results: d.results.filter(({ Code }) => !codes.includes(Code)) } }) };
}

const refusal = (status: number): Refusal =>
  new Refusal(status, status === 500 ? trouble : '', status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {});

function printTrouble(fault: Extract<Fault, { kind: 'email-error' | 'document-error' }>): PrintTrouble {
  if (fault.kind === 'email-error') {
    return { kind: fault.kind, message: fault.message ?? 'Het versturen van de e-mail is mislukt', processed: true };
  }
  const message = fault.message ?? 'Het document kan niet worden aangemaakt';
  return { kind: fault.kind, message, processed: fault.processed ?? false };
}
