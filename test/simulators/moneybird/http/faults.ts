import { type CommonFault, wholeCommon } from '../../http/faults.ts';

/** What can go wrong at Moneybird, and what each one needs to know. */
export type Fault =
  | CommonFault
  /** The limit is hit: Moneybird's JSON string with its headers, or the page of a proxy without them. */
  | { readonly kind: '429' | '429-html' }
  /** A refusal of the test's choice; nothing is done. */
  | { readonly kind: 'refused'; readonly status: number; readonly body: unknown };

export type FaultKind = Fault['kind'];

/** A refusal that Moneybird documents (reference 4.3). */
const BLANK = { error: { reference: ["can't be blank"] }, details: { reference: [{ error: 'blank' }] } };

/** What a fault consists of when only its kind is named. */
export function whole(kind: FaultKind): Fault {
  switch (kind) {
    case 'refused':
      return { kind, status: 422, body: BLANK };
    case '429':
    case '429-html':
      return { kind };
    default:
      return wholeCommon(kind);
  }
}
