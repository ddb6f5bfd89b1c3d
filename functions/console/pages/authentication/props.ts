import type { Administration } from '../../../../shared/providers/administration.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import type { FormRefusal } from '../../refusal.ts';
import type { Visit } from '../../visit.ts';

/** What the parts of the Authentication tab are made of. */
export interface AuthenticationProps {
  readonly visit: Visit;
  readonly integration: Integration;
  /** What there is to choose from; null where nobody asked, or the books did not tell. */
  readonly administrations: readonly Administration[] | null;
  /** How many invoices and customers go out now that it is connected. */
  readonly going: number | null;
  readonly refusal: FormRefusal | null;
  /** What was filled in and refused; it stays, except for the secret. */
  readonly typed: Readonly<Record<string, string>> | null;
}
