import type { Administration } from '../administration.ts';
import type { Books } from '../books.ts';
import type { Wire } from '../wire.ts';
import { tryRights } from './administrations.ts';
import { openCalls } from './calls.ts';
import { rememberDeliveries } from './invoice/delivery.ts';
import { createInvoice, finaliseInvoice, findInvoices, readInvoice, withdrawInvoice } from './invoice/invoices.ts';
import { invoicesBetween, invoicesOf } from './invoice/invoices-in-books.ts';
import { readLines } from './invoice/lines-in-books.ts';
import { undelivered } from './invoice/undelivered.ts';
import { fetchList, fetchLists } from './lists/code-lists.ts';
import { createPart, findPart, findRelation, updatePart } from './relation/contacts.ts';

/** Opens the books of one administration of Moneybird. Its id is in every URL (reference 0). */
export function openBooks(wire: Wire, administration: Administration): Books {
  const calls = openCalls(wire, administration);
  const deliveries = rememberDeliveries(calls);
  return {
    list: (key) => fetchList(calls, key),
    lists: (keys) => fetchLists(calls, keys),
    tryRights: () => tryRights(calls),

    findRelation: (by) => findRelation(calls, by),
    findPart: (part, ids) => findPart(calls, part, ids),
    createPart: (part, ids) => createPart(calls, part, ids),
    updatePart: (part, ids, change) => updatePart(calls, part, ids, change),

    createInvoice: (plan, relation) => createInvoice(calls, plan, relation, deliveries),
    findInvoices: (sought) => findInvoices(calls, sought),
    readInvoice: (externalId, document) => readInvoice(calls, externalId, document, deliveries),
    readLines: (externalId, document) => readLines(calls, externalId, document),
    invoicesBetween: (from, to) => invoicesBetween(calls, from, to),
    invoicesOf: (externalIds) => invoicesOf(calls, externalIds),
    undelivered: (sinceMs) => undelivered(calls, sinceMs),
    finaliseInvoice: (plan, externalId) => finaliseInvoice(calls, plan, externalId, deliveries),
    withdrawInvoice: (externalId, document) => withdrawInvoice(calls, externalId, document),
  };
}
