import type { Cause } from '../../../shared/domain/causes.ts';
import { isForIReserve } from '../../../shared/sync/steps/requeue-parked.ts';

/**
 * Where a person mends a cause:
 *
 * - `authentication`, `details`, `mappings`: on that page; everything that stopped for it goes on by itself
 * - `books`: in the books themselves, and then pushes again
 * - `i-reserve`: on the invoice or the customer in i-Reserve
 * - `send`: nothing is wrong; a person may send it after all
 * - `nobody`: it comes right by itself
 */
export type MendedAt = 'authentication' | 'details' | 'mappings' | 'books' | 'i-reserve' | 'send' | 'nobody';

/** The place where each cause is mended. */
export const mendedAt: Readonly<Record<Cause, MendedAt>> = {
  'vat-unmapped': 'mappings',
  'vat-percentage-mismatch': 'mappings',
  'vat-type-mismatch': 'mappings',
  'vat-number-missing': 'i-reserve',
  'article-unknown': 'mappings',
  'payment-condition-unknown': 'mappings',
  'payment-condition-missing': 'mappings',
  'price-missing': 'i-reserve',
  'total-differs': 'mappings',

  'customer-refused': 'i-reserve',
  'customer-number-taken': 'i-reserve',
  'customer-number-too-long': 'details',
  'customer-blocked': 'books',
  'customer-not-a-customer': 'books',

  'invoice-refused': 'books',
  'number-taken': 'books',
  'period-closed': 'books',
  'article-blocked': 'mappings',
  'quantity-refused': 'books',
  'ledger-account-refused': 'mappings',
  'cost-centre-missing': 'books',
  'journal-refused': 'details',
  'currency-refused': 'books',
  'field-too-long': 'i-reserve',
  'changed-in-books': 'books',
  'duplicate-found': 'books',
  'link-broken': 'i-reserve',

  'finalise-failed': 'books',

  'reconnect-needed': 'authentication',
  'not-connected': 'authentication',
  'not-allowed': 'books',
  'licence-missing': 'books',
  'plan-limit': 'books',
  'client-refused': 'authentication',
  'consent-denied': 'authentication',
  'administration-gone': 'authentication',
  'administration-busy': 'nobody',
  'administration-changed': 'books',
  'wrong-administration': 'authentication',
  'webhook-lost': 'details',

  'rate-limited': 'nobody',
  'day-limit': 'nobody',
  'error-block': 'nobody',
  'provider-down': 'send',
  uncertain: 'nobody',
  'original-first': 'nobody',
  'customer-first': 'nobody',
  soon: 'nobody',

  inactive: 'send',
  'before-start': 'send',
  'other-seller': 'details',
  conflict: 'i-reserve',
  unreadable: 'i-reserve',
  'not-final': 'i-reserve',
  'internal-error': 'send',
  unexpected: 'books',
};

/** True when it is mended on a page of the console, after which everything that stopped for it goes on by itself. */
export const isMendedHere = (cause: Cause): boolean =>
  ['authentication', 'details', 'mappings'].includes(mendedAt[cause]);

/** True when pushing it again may change something: i-Reserve itself has to send what it alone can mend. */
export const canBePushedAgain = (cause: Cause): boolean => !isForIReserve({ cause });
