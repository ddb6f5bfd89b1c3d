import * as v from 'valibot';
import { Cause, Warning } from '../../shared/domain/causes.ts';
import { FaultCode } from '../../shared/domain/faults.ts';
import { Mappings } from '../../shared/domain/settings.ts';
import type { Provider } from '../../shared/providers/provider.ts';
import { CLOSING_STATES } from '../../shared/sync/review/close-period.ts';

const text = v.string();
const maybe = v.nullable(text);
const moment = v.pipe(text, v.isoTimestamp());
const listOf = <S extends v.GenericSchema>(row: S) => v.array(row);

/** A sentence for people: in the language that was asked for, and in each of ours. */
const inBoth = v.object({ nl: text, en: text });
const told = { message: text, messages: inBoth };
const maybeTold = { message: maybe, messages: v.nullable(inBoth) };

const Administration = v.object({ id: text, name: text, number: maybe, vatNumber: maybe });
const State = v.picklist(['new', 'connected', 'active', 'inactive', 'attention']);
const head = { id: text, provider: text, state: State, administration: v.nullable(Administration) };

/** An integration in the list of its tenant. */
export const ListedAnswer = v.object(head);

/** Everything of an integration of one provider but its secret and its tokens. */
export const integrationAnswer = ({ id, hosts, details }: Provider) =>
  v.object({
    ...head,
    provider: v.literal(id),
    host: v.picklist(hosts),
    clientId: maybe,
    redirectUrl: text,
    details,
    mappings: Mappings,
    attention: v.nullable(v.object({ cause: Cause, ...told })),
    /** The settings issues of the mappings; only in the answer to saving them. */
    misfits: v.optional(listOf(v.object({ group: text, key: text, cause: Cause, message: text }))),
  });

/** Where the user goes to give consent. */
export const ConsentAnswer = v.object({ authorizeUrl: text });

/** The administrations that the connection sees, and the one that is connected, if any. */
export const ConnectAnswer = v.object({
  administrations: listOf(Administration),
  administration: v.nullable(Administration),
  /** Only where the books may have left administrations out. */
  note: v.optional(text),
});

/** What must be done before an integration can be activated, each with its state. */
export const ChecklistAnswer = listOf(v.object({ item: text, done: v.boolean(), explanation: text }));

const Choice = v.object({
  code: text,
  description: text,
  percentage: v.optional(text),
  type: v.optional(text),
});
const choices = listOf(Choice);

/** What can be chosen in the settings, by list; a list that could not be read is empty and has a warning. */
export const OptionsAnswer = v.object({
  vatCodes: choices,
  articles: choices,
  paymentConditions: choices,
  journals: choices,
  ledgerAccounts: choices,
  workflows: choices,
  warnings: listOf(v.object({ list: text, cause: Cause, ...told })),
});

const Remedies = v.picklist(['wait', 'look', 'reconnect', 'correct']);
const Remark = v.object({ code: Warning, ...told, field: maybe });

/** What a push of this invoice would do, without doing it. */
export const PreviewAnswer = v.object({
  relation: v.nullable(
    v.object({
      outcome: v.picklist(['new', 'known', 'matched', 'taken']),
      externalId: maybe,
      matchedBy: maybe,
      changes: v.unknown(),
    }),
  ),
  lines: listOf(v.object({ description: text, quantity: text, price: maybe, vatCode: maybe, article: maybe })),
  totals: v.object({ ours: text, books: maybe, difference: maybe }),
  cause: v.nullable(Cause),
  ...maybeTold,
  warnings: listOf(Remark),
  requests: listOf(v.object({ method: text, path: text, body: v.unknown() })),
});

/** What would come of the invoices of some days; the numbers are those of a page. */
export const RehearsalAnswer = v.object({
  total: v.number(),
  wouldBook: v.number(),
  stopped: listOf(
    v.object({
      cause: Cause,
      ...told,
      invoices: v.number(),
      /** What they come to with VAT. */
      amount: text,
      currency: text,
      examples: listOf(v.object({ id: text, number: text, message: text })),
    }),
  ),
  /** How many of those days can not be judged, since their content is no longer held. */
  notHeld: v.number(),
  cursor: maybe,
});

const NetAndVat = v.object({ exclVat: text, vat: text });

/** Our invoices of some days beside the books. */
export const ClosingReportAnswer = v.object({
  items: listOf(
    v.object({
      id: text,
      number: maybe,
      date: maybe,
      customer: v.nullable(v.object({ id: text, name: maybe })),
      state: v.picklist(CLOSING_STATES),
      ours: maybe,
      books: maybe,
      booksNumber: maybe,
    }),
  ),
  perRate: listOf(v.object({ vatRate: text, percentage: maybe, ours: NetAndVat, books: v.nullable(NetAndVat) })),
  totals: v.object({ ours: text, books: maybe, difference: maybe }),
});

/** How many missing invoices are sent, and how many cannot be because their content is no longer kept. */
export const MissingAnswer = v.object({ count: v.number(), expired: v.number() });

/** Every cause and warning in words; a warning has no remedy. */
export const CausesAnswer = listOf(
  v.object({ code: v.union([Cause, Warning]), remedy: v.nullable(Remedies), message: inBoth }),
);

/** How many events were taken in. */
export const AcceptedAnswer = v.object({ accepted: v.number() });

/** How many entries are pushed again. */
export const CountAnswer = v.object({ count: v.number() });

const Status = v.picklist(['received', 'waiting', 'uncertain', 'parked', 'skipped', 'synced']);
const entry = {
  integration: text,
  provider: text,
  status: Status,
  cause: v.nullable(Cause),
  externalId: maybe,
  externalNumber: maybe,
  url: maybe,
  finalised: v.boolean(),
  updatedAt: moment,
};

/** A page of invoices, and the cursor of the next page. */
export const InvoicesAnswer = v.object({
  items: listOf(
    v.object({
      id: text,
      number: maybe,
      /** Of the invoice, its total with VAT and its currency; null when nothing readable came yet. */
      date: maybe,
      total: maybe,
      currency: maybe,
      /** The name as long as we hold it. */
      customer: v.nullable(v.object({ id: text, name: maybe })),
      ...entry,
      warnings: listOf(Remark),
    }),
  ),
  cursor: maybe,
});

/** One invoice, with its entry in each integration. */
export const InvoiceAnswer = v.object({
  id: text,
  number: maybe,
  entries: listOf(
    v.object({
      ...entry,
      ...maybeTold,
      remedy: v.nullable(Remedies),
      warnings: listOf(Remark),
      errors: v.optional(listOf(v.object({ pointer: text, code: FaultCode, ...told }))),
      steps: listOf(v.object({ step: text, at: moment })),
    }),
  ),
});

/** A problem document: RFC 9457. */
export const ProblemAnswer = v.object({
  type: text,
  title: text,
  status: v.number(),
  detail: text,
  errors: v.optional(listOf(v.object({ pointer: text, code: FaultCode, message: text }))),
});

/** A link that opens the console once, and when it expires. */
export const LaunchLinkAnswer = v.object({ url: v.string(), expiresAt: v.string() });
