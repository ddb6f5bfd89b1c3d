import * as v from 'valibot';
import { monthAt } from '../../../../shared/admin/closing/calendar.ts';
import { ClosingPeriod, faultIn } from '../../../../shared/admin/closing/closing-period.ts';
import { type Fault, faultOf } from '../../../../shared/domain/faults.ts';
import type { Visit } from '../../visit.ts';

/** The days that somebody asked a closing report for, as they were typed and as they were read. */
export interface AskedDays {
  readonly typed: Readonly<Record<string, string>>;
  /** Null when they are none; `fault` says why. */
  readonly read: ClosingPeriod | null;
  readonly fault: Fault | null;
}

const NAMES = ['month', 'quarter', 'from', 'to'] as const;

/** The days in a query or a form; this month when there are none. What says only one end of any days says none. */
export function askedIn(from: URLSearchParams, { ports }: Pick<Visit, 'ports'>): AskedDays {
  const names = from.get('from') && from.get('to') ? NAMES : NAMES.slice(0, 2);
  const given = Object.fromEntries(names.flatMap((name) => (from.get(name) ? [[name, from.get(name) ?? '']] : [])));
  const typed = Object.keys(given).length > 0 ? given : { month: monthAt(ports.clock.now()) };
  const { success, output, issues } = v.safeParse(ClosingPeriod, typed);
  const fault = success ? faultIn(output) : faultOf(issues[0]);
  return { typed, read: success && !fault ? output : null, fault };
}
