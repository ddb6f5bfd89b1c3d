import type * as v from 'valibot';
import type { Customer } from '../domain/customer.ts';
import type { Administration } from './administration.ts';
import type { Books } from './books.ts';
import type { Choices, Lacking } from './code-lists.ts';
import type { ContactsBack } from './contacts-back.ts';
import type { InvoiceJob, InvoicePlan } from './document.ts';
import type { Limits } from './limits.ts';
import type { OAuthProfile } from './oauth-profile.ts';
import type { RelationPlan } from './relation.ts';
import type { AppRegistration } from './settings/app-registration.ts';
import type { ItemsCheck } from './settings/items-check.ts';
import type { ProviderWords } from './settings/provider-words.ts';
import type { CheckSettings } from './settings/settings-check.ts';
import type { SettingsForm } from './settings/settings-form.ts';
import type { Wire } from './wire.ts';

/** Prices without VAT, or with it. */
export type PriceBasis = 'net' | 'gross';

/** One accounting system: how to get in, how its values are made, and how to keep its books. */
export interface Provider<Details = unknown> {
  readonly id: string;
  /** What people call it: `Exact Online`. */
  readonly title: string;
  /** What it calls things, for whoever reads about it on a screen. */
  readonly words: ProviderWords;
  /** How a tenant's app is registered at its portal. */
  readonly app: AppRegistration;
  /** The hosts that it may be reached at; the first is the default. Nothing else is ever called. */
  readonly hosts: readonly [string, ...string[]];
  /** Reads the settings of contract section 4, with their defaults. */
  readonly details: v.GenericSchema<unknown, Details>;
  /** The form that edits those settings, and what of them has to be chosen. */
  readonly settingsForm: SettingsForm;
  /** Pure: which prices these settings send, by which VAT codes are suggested. */
  priceBasis(details: Details): PriceBasis;
  readonly oauth: OAuthProfile;
  readonly limits: Limits;
  /** Identifies the person who granted access. `wire` carries their token. */
  whoAmI(wire: Wire): Promise<{ readonly userId: string }>;
  /** Lists the administrations that this grant can see. */
  administrations(wire: Wire): Promise<readonly Administration[]>;
  /** Pure: what a customer becomes in the books. Throws a `Setback` with the cause when it can't become anything. */
  mapRelation(customer: Customer, details: Details): RelationPlan;
  /**
   * Pure: what an invoice becomes in the books, with the totals that the books will compute.
   *
   * Answers `lacking` when it needs code lists that `lists` does not hold; the caller fetches them with `Books.list`
   * and asks again. Causes that need no list (an unmapped VAT rate) are thrown before any list is asked for.
   */
  mapInvoice(job: InvoiceJob<Details>): InvoicePlan | Lacking;
  /** How settings and mappings are held against the books before an invoice is. */
  readonly checkSettings: CheckSettings<Details>;
  /** How what i-Reserve sells is held against the books; left out where lines need nothing there but VAT. */
  readonly itemsCheck?: ItemsCheck<Details>;
  /** Pure: true when what these settings make counts at once, whatever `finaliseInvoice` says. Left out: never. */
  isAlwaysFinal?(details: Details): boolean;
  /**
   * Pure: how a draft of this kind becomes final as of a day, with nothing mailed; null for a kind that has no draft. Left
   * out where these books have none.
   */
  makeFinal?(document: string, date: string): InvoicePlan['finalise'];
  /** How changes to relations come back; left out where the books do not report them. */
  readonly contactsBack?: ContactsBack<Details>;
  /** What people choose from in the settings and mappings; a list that these books do not have is left out. */
  readonly choices: Choices;
  /** Where people see a relation of these books, on their origin; left out where nobody knows. */
  relationUrl?(origin: string, administration: string, externalId: string): string;
  /** An id of the shape that these books give, which stands for nothing there: what a rehearsal uses for what it makes. */
  madeUpId(nth: number): string;
  /** Opens the books of one administration. */
  open(wire: Wire, administration: Administration): Books;
}
