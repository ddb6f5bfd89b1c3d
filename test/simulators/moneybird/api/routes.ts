import type { Reply } from '../../http/reply.ts';
import * as contacts from '../contacts/index.ts';
import * as people from '../contacts/people.ts';
import * as invoices from '../invoices/index.ts';
import type { Scope } from '../oauth/grants.ts';
import * as reference from '../reference/index.ts';
import * as webhooks from '../webhooks/index.ts';
import type { Call } from './call.ts';

/** One address of the API, and what answers there. */
export interface Route {
  readonly method: string;
  /** Below the administration; a name after a colon stands for any one part. */
  readonly path: string;
  /** One of these is needed (1.4). */
  readonly scopes: readonly Scope[];
  readonly answer: (call: Call) => Reply | Promise<Reply>;
}

const any = ['sales_invoices', 'estimates', 'documents', 'bank', 'settings'] as const;
const lists = ['settings', 'sales_invoices', 'documents', 'estimates'] as const;

const below =
  (resource: string, scopes: readonly Scope[]) =>
  (method: string, path: string, answer: Route['answer']): Route => ({
    method,
    path: `${resource}${path}`,
    scopes,
    answer,
  });

const contact = below('contacts', any);
const sales = below('sales_invoices', ['sales_invoices']);
const external = below('external_sales_invoices', ['sales_invoices']);
const webhook = below('webhooks', ['settings']);
const ofSales = invoices.answersOf('sales');
const ofExternal = invoices.answersOf('external');

/** Every address, the fixed ones in front of those with an id. */
export const routes: readonly Route[] = [
  contact('GET', '', contacts.list),
  contact('POST', '', contacts.create),
  contact('GET', '/filter', contacts.filter),
  contact('GET', '/synchronization', contacts.synchronization),
  contact('POST', '/synchronization', contacts.fetchByIds),
  contact('GET', '/customer_id/:customer_id', contacts.byNumber),
  contact('GET', '/:id', contacts.get),
  contact('PATCH', '/:id', contacts.update),
  contact('DELETE', '/:id', contacts.remove),
  contact('PATCH', '/:id/archive', contacts.archive),
  contact('POST', '/:id/contact_people', people.createPerson),
  contact('GET', '/:id/contact_people/:person', people.getPerson),
  contact('PATCH', '/:id/contact_people/:person', people.updatePerson),
  contact('DELETE', '/:id/contact_people/:person', people.deletePerson),

  sales('GET', '', ofSales.list),
  sales('POST', '', ofSales.create),
  sales('GET', '/synchronization', ofSales.synchronization),
  sales('POST', '/synchronization', ofSales.fetchByIds),
  sales('GET', '/find_by_reference/:reference', invoices.find('reference')),
  sales('GET', '/find_by_invoice_id/:invoice_id', invoices.find('invoice_id')),
  sales('GET', '/:id', ofSales.get),
  sales('PATCH', '/:id', ofSales.update),
  sales('DELETE', '/:id', ofSales.remove),
  sales('PATCH', '/:id/send_invoice', invoices.send),
  sales('POST', '/:id/payments', ofSales.pay),

  external('GET', '', ofExternal.list),
  external('POST', '', ofExternal.create),
  external('GET', '/synchronization', ofExternal.synchronization),
  external('POST', '/synchronization', ofExternal.fetchByIds),
  external('GET', '/:id', ofExternal.get),
  external('PATCH', '/:id', ofExternal.update),
  external('DELETE', '/:id', ofExternal.remove),
  external('POST', '/:id/payments', ofExternal.pay),

  { method: 'GET', path: 'tax_rates', scopes: lists, answer: reference.taxRates },
  { method: 'GET', path: 'ledger_accounts', scopes: lists, answer: reference.ledgerAccounts },
  { method: 'GET', path: 'workflows', scopes: any, answer: reference.workflows },
  {
    method: 'GET',
    path: 'document_styles',
    scopes: ['settings', 'sales_invoices', 'estimates'],
    answer: reference.documentStyles,
  },
  { method: 'GET', path: 'users', scopes: ['settings'], answer: reference.users },

  webhook('GET', '', webhooks.list),
  webhook('POST', '', webhooks.create),
  webhook('DELETE', '/:id', webhooks.remove),
  webhook('PATCH', '/:id/activate', webhooks.turn('on')),
  webhook('PATCH', '/:id/deactivate', webhooks.turn('off')),
];
