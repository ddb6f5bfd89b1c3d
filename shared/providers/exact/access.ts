import type { Cause } from '../../domain/causes.ts';
import type { Remedy } from '../../domain/setback.ts';

interface Access {
  readonly remedy: Remedy;
  readonly cause: Cause;
}

// Reference 3.4: the `Reason` header of a 403, and the sentences seen in its body. The first that fits decides.
const rows: readonly (readonly [text: RegExp, access: Access])[] = [
  [/BlockedUser|InactiveUser|user is not active/i, { remedy: 'reconnect', cause: 'reconnect-needed' }],
  [/BlockedCustomer|LicenseExpired|LicenceExpired/i, { remedy: 'correct', cause: 'licence-missing' }],
  [/DivisionBlocked/i, { remedy: 'wait', cause: 'administration-busy' }],
  [/NoDivisionAccess/i, { remedy: 'reconnect', cause: 'administration-gone' }],
  [/Wrong Division/i, { remedy: 'correct', cause: 'wrong-administration' }],
  [/Scope Violated/i, { remedy: 'reconnect', cause: 'not-allowed' }],
];

/** What a 403 asks for; without a known reason it is the user's role or the licence, which a person has to look at. */
export const accessOf = (text: string): Access =>
  rows.find(([known]) => known.test(text))?.[1] ?? { remedy: 'correct', cause: 'not-allowed' };

/**
 * Whether Exact says that the key made too many errors. How a blocked key answers is not known (reference 3.3),
 * so this goes by the words that its help uses for the limit.
 */
export const isErrorBlock = (text: string): boolean =>
  /error ?(?:velocity|limit|rate)|too ?many ?errors|(?:api )?key (?:is |was |has been )?(?:temporarily )?blocked|blocked ?(?:api ?)?key/i.test(
    text,
  );
