import type * as v from 'valibot';
import { ChangesQuery } from '../../shared/admin/changes/list-changes.ts';
import { ClosingPeriod } from '../../shared/admin/closing/closing-period.ts';
import { EVENTS_BYTES } from '../../shared/admin/events/post-events.ts';
import { InvoicesQuery } from '../../shared/admin/invoices/invoices-query.ts';
import type { ProblemName } from '../../shared/runtime/problem-words.ts';
import type { AnswerName } from './description/schemas.ts';
import type { AdminRoute } from './routes.ts';

/** What there is to say of a route beside its path and its body. */
export interface RouteDescription {
  readonly summary: string;
  /** The status of success, and what comes with it; null when nothing does. */
  readonly answers: readonly [status: number, answer: AnswerName | null];
  /** What it may be refused for, beside what every route of its kind may. `books`: it asks the books. */
  readonly refuses?: readonly (ProblemName | 'books')[];
  /** The most bytes that its body may have, where that is not the usual. */
  readonly bytes?: number;
  readonly query?: v.StrictObjectSchema<v.ObjectEntries, undefined>;
  /** `shown` and `change`: the answer has an `ETag`. `change` and `end`: the request may have `If-Match`. */
  readonly edition?: 'shown' | 'change' | 'end';
  /** Other forms of the same answer. */
  readonly media?: readonly string[];
}

/** Every route of the admin API; one that is missing here does not compile. */
export const ABOUT_ROUTES: Readonly<Record<AdminRoute, RouteDescription>> = {
  'POST /events': {
    summary:
      'Takes events in: one envelope, or up to 100 in a list. All of them, or none: a 400 names everything that is wrong with any.',
    answers: [202, 'Accepted'],
    refuses: ['events-not-taken'],
    bytes: EVENTS_BYTES,
  },
  'GET /causes': { summary: 'Every cause and every warning, in words.', answers: [200, 'Causes'] },
  'GET /integrations': { summary: "Lists the tenant's integrations.", answers: [200, 'Integrations'] },
  'PUT /integrations/{id}': {
    summary: 'Makes an integration (201), or shows the one of this name and provider (200).',
    answers: [200, 'Integration'],
    refuses: ['invalid-id', 'provider-differs'],
    edition: 'shown',
  },
  'GET /integrations/{id}': {
    summary: 'Shows everything of an integration but its secret and its tokens.',
    answers: [200, 'Integration'],
    edition: 'shown',
  },
  'DELETE /integrations/{id}': {
    summary: 'Disconnects: tokens and secret are removed, the ledger is kept.',
    answers: [204, null],
    refuses: ['changed-meanwhile'],
    edition: 'end',
  },
  'PUT /integrations/{id}/authentication': {
    summary: 'Fills in the app. The secret never comes out again.',
    answers: [200, 'Integration'],
    refuses: ['changed-meanwhile'],
    edition: 'change',
  },
  'POST /integrations/{id}/consent': {
    summary: 'Step 1: where the administrator gives consent.',
    answers: [200, 'Consent'],
    refuses: ['not-authenticated', 'changed-meanwhile'],
  },
  'POST /integrations/{id}/connect': {
    summary: 'Step 2: fetches the administrations, and pins the only one or the one that is named.',
    answers: [200, 'Connected'],
    refuses: ['not-connected', 'administration-pinned', 'administration-taken', 'changed-meanwhile', 'books'],
  },
  'PUT /integrations/{id}/details': {
    summary: 'Changes the settings that are named.',
    answers: [200, 'Integration'],
    refuses: ['field-taken', 'changed-meanwhile'],
    edition: 'change',
  },
  'PUT /integrations/{id}/mappings': {
    summary: 'Changes the mappings that are named; null takes one away. `misfits` says what the books would refuse.',
    answers: [200, 'Integration'],
    refuses: ['changed-meanwhile'],
    edition: 'change',
  },
  'POST /integrations/{id}/activate': {
    summary: 'Turns it on; refused (409) with the open items of the checklist.',
    answers: [200, 'Integration'],
    refuses: ['checklist-open', 'changed-meanwhile', 'books'],
    edition: 'shown',
  },
  'POST /integrations/{id}/deactivate': {
    summary: 'Turns it off: what comes is remembered and not sent.',
    answers: [200, 'Integration'],
    refuses: ['changed-meanwhile'],
    edition: 'shown',
  },
  'GET /integrations/{id}/checklist': {
    summary: 'What is to be done before invoices go out.',
    answers: [200, 'Checklist'],
    refuses: ['books'],
  },
  'GET /integrations/{id}/options': {
    summary: 'What can be chosen in the settings and mappings, read from the books.',
    answers: [200, 'Options'],
    refuses: ['not-connected', 'books'],
  },
  'POST /integrations/{id}/preview': {
    summary: 'What would be booked of an invoice. Nothing is written.',
    answers: [200, 'Preview'],
    refuses: ['not-connected', 'books'],
  },
  'POST /integrations/{id}/rehearse': {
    summary:
      'The preview of every invoice of some days that we hold, a page at a time; the numbers are those of the page. Nothing is written. Relations are not searched by their number.',
    answers: [200, 'Rehearsal'],
    refuses: ['not-connected', 'books'],
  },
  'GET /integrations/{id}/closing-report': {
    summary:
      'i-Reserve against the books, over a month, a quarter or any days; a draft is in no sum of the books, and what is skipped in no sum at all.',
    answers: [200, 'ClosingReport'],
    refuses: ['not-connected', 'books'],
    query: ClosingPeriod,
    media: ['text/csv'],
  },
  'POST /integrations/{id}/closing-report': {
    summary: 'Pushes again what is missing in the books of those days.',
    answers: [202, 'MissingSent'],
    refuses: ['not-connected', 'switched-off', 'books'],
  },
  'POST /integrations/{id}/retry': {
    summary:
      'Pushes again what is parked, or with `status: "skipped"` what came in while the integration was off; all of it, or what is named by cause, ids or invoice dates. Lets one call through where an endpoint was stopped.',
    answers: [202, 'Count'],
    refuses: ['switched-off'],
  },
  'POST /integrations/{id}/finalise': {
    summary:
      'Has drafts made final in the books, each once, with nothing mailed; what is final can not be taken back. `others` counts what has no draft at rest there.',
    answers: [202, 'AskedFinal'],
    refuses: ['switched-off'],
  },
  'GET /changes': {
    summary: 'What was changed, by whom and when, newest first, a page at a time.',
    answers: [200, 'Changes'],
    query: ChangesQuery,
  },
  'GET /invoices': {
    summary:
      'The ledger, what came in last first, a page at a time; with `from` or `to` by the day of the invoice, and with the status of what is at work by when it is due. No page is empty while there is more, unless one request had no time to find anything.',
    answers: [200, 'Invoices'],
    query: InvoicesQuery,
  },
  'GET /invoices/{id}': { summary: 'Where an invoice stands in each of the books.', answers: [200, 'InvoiceEntries'] },
  'POST /invoices/{id}/sync': {
    summary: 'Pushes an invoice again; answers into how many books.',
    answers: [202, 'Count'],
    refuses: ['snapshot-expired'],
  },
  'POST /customers/{id}/sync': {
    summary: 'Pushes a customer again; answers into how many books.',
    answers: [202, 'Count'],
    refuses: ['snapshot-expired'],
  },
  'POST /console-links': {
    summary: 'Makes a link that opens the console for the tenant, once, within minutes.',
    answers: [201, 'LaunchLink'],
  },
  'GET /catalogue': { summary: 'What the tenant can use on its invoices.', answers: [200, 'Catalogue'] },
  'PUT /catalogue': {
    summary: 'Replaces the lists of the catalogue that are named; the others stay.',
    answers: [200, 'Catalogue'],
  },
};
