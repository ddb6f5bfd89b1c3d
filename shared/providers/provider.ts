import type * as v from 'valibot';
import type { About, Cause, Remark, Warning } from '../domain/causes.ts';
import type { Customer } from '../domain/customer.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { Mappings } from '../domain/settings.ts';

/** One accounting system: how to get in, how its values are made, and how to keep its books. */
export interface Provider<Details = unknown> {
  readonly id: string;
  /** What people call it: `Exact Online`. */
  readonly title: string;
  /** The hosts that it may be reached at; the first is the default. Nothing else is ever called. */
  readonly hosts: readonly [string, ...string[]];
  /** Reads the settings of contract section 4, with their defaults. */
  readonly details: v.GenericSchema<unknown, Details>;
  readonly oauth: OAuthProfile;
  readonly limits: Limits;
  /** Tells who granted access. `wire` carries that person's token. */
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
  readonly fit: Fit<Details>;
  /** How changes to relations come back; left out where the books can't tell of them. */
  readonly contactsBack?: ContactsBack<Details>;
  /** What people choose from in the settings and mappings; a list that these books do not have is left out. */
  readonly choices: Choices;
  /** An id of the shape that these books give, which stands for nothing there: what a rehearsal uses for what it makes. */
  madeUpId(nth: number): string;
  /** Opens the books of one administration. */
  open(wire: Wire, administration: Administration): Books;
}

/** One set of books of one company. */
export interface Administration {
  /** The id for the API: Exact's division code, Moneybird's administration id. */
  readonly id: string;
  readonly name: string;
  /** The number that people see there. */
  readonly number: string | null;
  readonly vatNumber: string | null;
}

export interface OAuthProfile {
  readonly authorizePath: string;
  readonly tokenPath: string;
  /** Where tokens are given back (RFC 7009); null where nobody takes them. */
  readonly revokePath: string | null;
  /** Query parameters of the consent page beside the standard ones. */
  readonly authorizeParameters: Readonly<Record<string, string>>;
  /** True where the code is bound to a verifier (RFC 7636, S256). */
  readonly pkce: boolean;
  /** How old an access token must be before it may be refreshed, in ms; 0 where that is free to us. */
  readonly refreshFromMs: number;
  /** How long a brand-new access token may be refused before it is known everywhere, in ms; 0 where it works at once. */
  readonly settlesWithinMs: number;
  /** How long an access token works when the answer does not say, in ms; null when it does not expire. */
  readonly accessTokenMs: number | null;
  /** How long an unused refresh token lives, in ms; null when it does not expire. */
  readonly refreshTokenMs: number | null;
  /** Token calls that one user of one app may make in a day (UTC); null when there is no such limit. */
  readonly tokenCallsPerDay: number | null;
  /** What a refused token request means. */
  readFailure(answer: WireAnswer): TokenFailure;
}

/**
 * - `too-early`   nothing is broken: the access token that we have still works
 * - `spent`       the refresh token was used before; re-read, else the chain is lost
 * - `lost`        the chain is over (expired, revoked, inactive user); consent again
 * - `client`      wrong client id or secret
 * - `busy`        throttled or down; later
 */
export type TokenFailure = 'too-early' | 'spent' | 'lost' | 'client' | 'busy';

/** How often the other side lets us call. */
export interface Limits {
  /** What the other side counts by, as far as we know; the configuration may say otherwise. */
  readonly countedPer: CountedPer;
  readonly perWindow: number;
  readonly windowMs: number;
  /** Calls a day, counted from 00:00 UTC; null when there is no such limit. */
  readonly perDay: number | null;
  /** 4xx answers per endpoint and hour at which we stop it ourselves. */
  readonly errorsPerHour: number;
  /** Of those, the ones that are no errors there; 408 and 429 never are. */
  readonly notErrors: readonly number[];
  /** What an answer's headers say of the limits; what is absent is null, never zero. */
  readHeaders(headers: Headers, nowMs: number): LimitsSeen;
}

/**
 * - `administration` each app in each administration
 * - `token`          each chain of tokens
 * - `egress`         all our calls together, as an address on the internet
 */
export type CountedPer = 'administration' | 'token' | 'egress';

export interface LimitsSeen {
  readonly windowRemaining: number | null;
  readonly windowResetAtMs: number | null;
  readonly dayRemaining: number | null;
  readonly dayResetAtMs: number | null;
}

// ── the wire ────────────────────────────────────────────────────────────────────────────────────────────────

/** One HTTP request to the books, without host, token or limits: those are the wire's. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path on the provider's host, with its leading slash; every part already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** What the provider counts errors by: `crm/Accounts`. */
  readonly endpoint: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** How far our clock is ahead of theirs, by the answer's `Date` header, in ms; 0 when it has none. */
  readonly aheadMs: number;
}

/**
 * Carries requests to one administration: paced by the limits, with a fresh token, ended before the deadline.
 *
 * Answers whatever came, of any status; a 401 has been tried once more with a re-read token. Throws a `Setback` when
 * the limits or the connection forbid the call (nothing was sent), and `NoAnswer` when no answer came.
 */
export interface Wire {
  send(request: WireRequest): Promise<WireAnswer>;
  /**
   * Says ahead how many calls belong together, so that a create starts only when its finalise is affordable.
   * Throws a `Setback` (`wait`) when the limits do not allow them now.
   */
  reserve(calls: number): Promise<void>;
  /** Where people see the books: `https://start.exactonline.nl`. */
  readonly origin: string;
}

/** No answer came. `left` tells whether the request can have reached the other side. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly left: boolean;
  constructor(left: boolean, options?: { cause?: unknown }) {
    super(left ? 'the answer never came' : 'the request never left', options);
    this.left = left;
  }
}

// ── relations ───────────────────────────────────────────────────────────────────────────────────────────────

/** Values in the provider's own names. */
export type PartFields = Readonly<Record<string, string | number | boolean>>;

/**
 * One thing in the books that belongs to a relation: the account itself, its contact person, its bank account.
 * Blank values are left out of `fields`.
 */
export interface RelationPart {
  /**
   * Names it among the parts and in the ledger: Exact's `account`, `main-contact` and `bank-account`, Moneybird's
   * `relation`. `contact` is a person at the relation, with both.
   */
  readonly name: string;
  /** A value may be `{account}` or another part's name in braces: the id of a part that came before. */
  readonly fields: PartFields;
  /** Fields that may be left out when the books refuse them, with the remark that says so. */
  readonly droppable: Readonly<Record<string, Warning>>;
  /** The remark when the books refuse the whole part; null: the relation then stops. */
  readonly optional: Warning | null;
  /** `update`: a changed value updates what is there. `add`: a changed value makes a new one (a bank account). */
  readonly onChange: 'update' | 'add';
}

/** What a customer becomes. The first part is the relation itself; parts are written in this order. */
export interface RelationPlan {
  /** The customer number in the books. */
  readonly number: string;
  readonly parts: readonly [RelationPart, ...RelationPart[]];
  /** What must agree before a relation found by number is taken for this customer: any one of them. */
  readonly identity: RelationIdentity;
}

export interface RelationIdentity {
  readonly name: string;
  readonly vatNumber: string | null;
  readonly email: string | null;
  readonly postalCode: string | null;
  readonly street: string | null;
}

/** A relation that stands in the books. */
export interface FoundRelation extends RelationIdentity {
  readonly externalId: string;
  readonly number: string | null;
  readonly blocked: boolean;
  /** What stands in it; left out where changes to relations do not come back. */
  readonly standing?: Standing;
}

/** The ids of a relation's parts, by part name. */
export type RelationIds = Readonly<Record<string, string>>;

// ── relations that change over there ────────────────────────────────────────────────────────────────────────

/** What stands in the parts of a relation, by part name, in the provider's own names. A blank text says: known blank. */
export type Standing = Readonly<Record<string, PartFields>>;

/** How changes that people make to relations in the books come back; only of books that can tell of them. */
export interface ContactsBack<Details = unknown> {
  /** Whether the settings ask for it, and for which members of `contactSyncBackFields`. */
  wish(details: Details): { readonly on: boolean; readonly fields: readonly string[] };
  /**
   * Pure: what stands there, in i-Reserve's names (contract section 1) such as `address.city`; blank is null. `like` is
   * the customer as i-Reserve knows it, by which a value is taken apart that it holds in several fields.
   */
  inOurNames(standing: Standing, like: Customer | null): Readonly<Record<string, string | null>>;
  /** The member of `contactSyncBackFields` that one of those names belongs to. */
  groupOf(name: string): string;
  /** Those names that the books fill by themselves where we wrote nothing. */
  readonly filledIn: ReadonlySet<string>;
  open(wire: Wire, administration: Pick<Administration, 'id'>): ContactBooks;
}

/** A relation as it stands in the books now. */
export interface StandingContact {
  /** People put it aside; it can be found, and nothing is to be done with it. */
  readonly archived: boolean;
  /** What stands in the parts whose ids these are. */
  parts(ids: RelationIds): Standing;
}

/** A webhook as the books know it. */
export interface RegisteredHook {
  readonly id: string;
  readonly url: string;
  /** False when the books have stopped using it. */
  readonly active: boolean;
  /** What our side answered to the last push; null when there was none. */
  readonly lastStatus: number | null;
}

/** What is asked of the books so that changes come back. Every verb throws a `Setback` when something stops it. */
export interface ContactBooks {
  /** Null: it is gone, by itself or into another one. */
  read(externalId: string): Promise<StandingContact | null>;
  /** The ids of every relation there is, archived ones too. */
  all(): Promise<ReadonlySet<string>>;
  /** The ids of those that changed after a moment, archived ones too. */
  changedSince(ms: number): Promise<ReadonlySet<string>>;
  /** The same as `read`, of many; who is missing is gone. */
  readAll(externalIds: readonly string[]): Promise<ReadonlyMap<string, StandingContact>>;
  hooks(): Promise<readonly RegisteredHook[]>;
  /** Registers a webhook; its address is called before this answers. The secret is told here and never again. */
  register(url: string): Promise<{ readonly id: string; readonly secret: string; readonly token: string | null }>;
  /** Removes a webhook; one that is gone already is no error. */
  unregister(id: string): Promise<void>;
}

// ── invoices ────────────────────────────────────────────────────────────────────────────────────────────────

/** The rows of a code list, as the provider's folder wrote them and reads them again. */
export type CodeRows = readonly unknown[];

/** One thing that can be chosen. */
export interface Choice {
  /** What the settings and mappings hold. */
  readonly code: string;
  readonly description: string;
  /** Of a VAT code: as i-Reserve writes it, `"21"`. */
  readonly percentage?: string;
  /** Of a VAT code, in the provider's own letters. */
  readonly type?: string;
  /** Of a VAT code: what it is for when not for ordinary sales in the country of the books. */
  readonly special?: 'reverse-charged' | 'margin' | 'abroad';
  /** Of an article: the ledger account that its sales land on. */
  readonly ledgerAccount?: string;
  /** Of a payment condition: within how many days is paid; left out where it counts in months. */
  readonly days?: number;
}

/** The lists of contract section 3 that people choose from. */
export const CHOICE_LISTS = [
  'vatCodes',
  'paymentConditions',
  'journals',
  'ledgerAccounts',
  'workflows',
  'articles', // the longest comes last
] as const;
export type ChoiceList = (typeof CHOICE_LISTS)[number];

/** Where each of those lists comes from. */
export type Choices = Readonly<Partial<Record<ChoiceList, ChoiceSource>>>;

export interface ChoiceSource {
  /** The key of its code list. */
  readonly key: string;
  /** Pure: what of its rows may be chosen now; null when they were written in another shape than we read. */
  pick(rows: CodeRows): readonly Choice[] | null;
}

/** What is set and mapped, as it is held against the books. */
export interface SetUp<Details> {
  readonly details: Details;
  readonly mappings: Mappings;
  /** What the VAT rates of i-Reserve are, as far as anybody told: `"21"` by the rate's id. */
  readonly percentages: ReadonlyMap<string, string>;
  /** The day that is asked about, `YYYY-MM-DD`: codes change their percentage, items end. */
  readonly day: string;
}

/** Something set or mapped that an invoice of that day would stop for, with the very cause of the push. */
export interface Misfit {
  readonly cause: Cause;
  readonly about: About;
  /** Where it is set: `details` and the setting's name, or a group of the mappings and its key. */
  readonly group: keyof Mappings | 'details';
  readonly key: string;
  /** What it is set to; blank where nothing is and something has to be. */
  readonly value: string;
}

/** Code lists that tell something of one group, read together. */
export interface Telling {
  readonly group: Misfit['group'];
  readonly keys: readonly string[];
  /** A push reads these as well, so it stops where they can't be read. False: only this judgement asks for them. */
  readonly isNeeded: boolean;
}

/** How settings and mappings are held against the books: by the rules of `mapInvoice`, before there is an invoice. */
export interface Fit<Details = unknown> {
  /** The lists that tell. Of what is mapped by the hundred only so much is asked for as one night allows. */
  lists(setUp: SetUp<Details>): readonly Telling[];
  /** Pure: everything that does not fit, in a lasting order. What hangs on a list that is not there is not judged. */
  misfits(setUp: SetUp<Details>, lists: ReadonlyMap<string, CodeRows>): readonly Misfit[];
}

export interface InvoiceJob<Details> {
  readonly invoice: Invoice;
  readonly customer: Customer;
  readonly details: Details;
  readonly mappings: Mappings;
  /** Code lists by key: `vatCodes`, `journals`, `item:PITCH-A`. */
  readonly lists: ReadonlyMap<string, CodeRows>;
}

export interface Lacking {
  readonly lacking: readonly string[];
}

/** Three amounts as decimal text with two decimals; `exclVat + vat = inclVat`. */
export interface TotalsText {
  readonly exclVat: string;
  readonly vat: string;
  readonly inclVat: string;
}

/** Everything that will be sent for one invoice, and what the books will make of it. Plain data. */
export interface InvoicePlan {
  /** The key by which it is found again. */
  readonly reference: string;
  /** The kind that the books will show. Moneybird has none: there, a credit is what has a negative total. */
  readonly kind: 'invoice' | 'credit';
  /** Kind of document in the books; Moneybird has two. */
  readonly document: string;
  /** Its day, `YYYY-MM-DD`: some books are looked through by it. */
  readonly date: string;
  /** The provider's request body; `{account}` and the like stand for ids that are not known yet. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The header totals that the books will compute, signed as i-Reserve signs them: a credit's are negative. */
  readonly totals: TotalsText;
  readonly lines: readonly {
    readonly description: string;
    readonly quantity: string;
    readonly price: string;
    readonly vatCode: string;
    readonly article: string | null;
  }[];
  /** How it is made final: null when it stays a draft. */
  readonly finalise: { readonly body: Readonly<Record<string, unknown>>; readonly sendEmail: boolean } | null;
  readonly remarks: readonly Remark[];
}

/** A document that stands in the books. */
export interface BookedDocument {
  readonly externalId: string;
  readonly externalNumber: string | null;
  readonly url: string | null;
  readonly reference: string | null;
  /** Null when the books can't tell, such as of a total of nothing at Moneybird: then it may be either. */
  readonly kind: 'invoice' | 'credit' | null;
  /** Kind of document, as in the plan. */
  readonly document: string;
  /** The id of the relation that it is for. */
  readonly relation: string | null;
  /** Signed as the books sign them. Null when the answer did not say. */
  readonly totals: TotalsText | null;
  /** It counts in the books; a draft does not. */
  readonly final: boolean;
  /** It can be taken back without a trace: a draft, or what the books let go of though it counts. */
  readonly revocable: boolean;
  /** When it was made, by our clock, in epoch milliseconds. */
  readonly createdAtMs: number | null;
}

/** What one VAT code adds up to on a document, signed as its totals are. */
export interface VatSum {
  readonly vatCode: string;
  readonly exclVat: string;
  readonly vat: string;
}

/** A document with what it says of VAT. */
export interface StandingDocument extends BookedDocument {
  /** Null when the answer did not say all of it. */
  readonly perVatCode: readonly VatSum[] | null;
}

/** What an invoice is looked for by. */
export interface Sought {
  readonly reference: string;
  /** The kind of document that it was sent as. */
  readonly document: string;
  /** Its day; null when nobody remembers. */
  readonly date: string | null;
  /** The id of the relation that it was sent for. */
  readonly relation: string;
}

/** What there is to say of a document that became final. */
export interface Finalised {
  readonly remarks: readonly Remark[];
  /** Null when the answer did not tell. */
  readonly externalNumber: string | null;
  readonly url: string | null;
}

/**
 * The books of one administration. Every verb throws a `Setback` when something stops it; of those that make something
 * anew, remedy `look` says that the outcome is unknown, and any other that nothing was made.
 */
export interface Books {
  /** Fetches a code list anew. Keys are those that `mapInvoice` asks for. */
  list(key: string): Promise<CodeRows>;
  /** The same of several, by their keys, in as few calls as it takes; what would take too many is left out. */
  lists(keys: readonly string[]): Promise<ReadonlyMap<string, CodeRows>>;
  /** Reads, for nothing but the answer, what a push reads beside lists: a missing right or licence throws here. */
  tryRights(): Promise<void>;

  findRelation(by: { readonly id: string } | { readonly number: string }): Promise<readonly FoundRelation[]>;
  /** The ids of what stands there already and equals this part. Never called for the first part. */
  findPart(part: RelationPart, ids: RelationIds): Promise<readonly string[]>;
  /** Makes the part; answers its id. */
  createPart(part: RelationPart, ids: RelationIds): Promise<string>;
  /**
   * Changes only what is named. `blank` holds fields to empty with the value that we wrote: they are emptied only
   * where that value still stands.
   */
  updatePart(
    part: RelationPart,
    ids: RelationIds,
    change: { readonly set: PartFields; readonly blank: PartFields },
  ): Promise<void>;

  /** Makes the document; its answer always has totals. */
  createInvoice(plan: InvoicePlan, relation: RelationIds): Promise<BookedDocument>;
  /** Documents with this look-up key, matched exactly: every one that this relation has, whatever its kind. */
  findInvoices(sought: Sought): Promise<readonly BookedDocument[]>;
  /** The document with this id, or null; a missing one is no error there. */
  readInvoice(externalId: string, document: string): Promise<BookedDocument | null>;
  /** Documents of these days, `YYYY-MM-DD`, the last one counted; one without a day yet may be missing. */
  invoicesBetween(from: string, to: string): Promise<readonly StandingDocument[]>;
  /** Those of these ids that are there, as few calls as it takes. */
  invoicesOf(externalIds: readonly string[]): Promise<readonly StandingDocument[]>;
  /** Makes it final. A refusal throws `finalise-failed`; remarks tell what went less than well. */
  finaliseInvoice(
    plan: Pick<InvoicePlan, 'reference' | 'kind' | 'document' | 'finalise'>,
    externalId: string,
  ): Promise<Finalised>;
  /** Takes back our own document that is not final. */
  withdrawInvoice(externalId: string, document: string): Promise<void>;
}
