import { type CommonFault, wholeCommon } from '../../http/faults.ts';

/** What can go wrong at Exact, and what each one needs to know. */
export type Fault =
  | CommonFault
  /** `reset`: what its reset header says in place of the truth. */
  | { readonly kind: '429-minute' | '429-day'; readonly reset?: string }
  | { readonly kind: '403'; readonly reason?: string }
  /** A refusal with a sentence of the test's choice; nothing is done. */
  | { readonly kind: 'error'; readonly status: number; readonly message: string; readonly reason?: string }
  /** The work is done, and an answer with status 500 says in words that it was refused. */
  | { readonly kind: 'refused-after'; readonly message: string }
  /** A list of administrations leaves some out. */
  | { readonly kind: 'divisions'; readonly leftOut: readonly number[] }
  /** Printing goes wrong in its mail or its document; without a document nothing is processed unless `processed`. */
  | { readonly kind: 'email-error'; readonly message?: string }
  | { readonly kind: 'document-error'; readonly message?: string; readonly processed?: boolean };

export type FaultKind = Fault['kind'];

/** What a fault consists of when only its kind is named. */
export function whole(kind: FaultKind): Fault {
  switch (kind) {
    case 'error':
      return { kind, status: 400, message: 'Ongeldig' };
    case 'refused-after':
      return { kind, message: 'Ongeldig' };
    case 'divisions':
      return { kind, leftOut: [] };
    case '429-minute':
    case '429-day':
    case '403':
    case 'email-error':
    case 'document-error':
      return { kind };
    default:
      return wholeCommon(kind);
  }
}
