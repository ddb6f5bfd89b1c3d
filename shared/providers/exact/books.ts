import type { Administration } from '../administration.ts';
import type { Books } from '../books.ts';
import type { Wire } from '../wire.ts';
import { administrations, tryRights } from './administrations.ts';
import { openCalls } from './calls.ts';
import { readLines } from './invoice/lines-in-books.ts';
import { createInvoice, finaliseInvoice, findInvoices, readInvoice, withdrawInvoice } from './invoices.ts';
import { invoicesBetween, invoicesOf } from './invoices-in-books.ts';
import { fetchList, fetchLists } from './lists/code-lists.ts';
import { findRelation } from './relation/accounts.ts';
import { createPart, findPart, updatePart } from './relation/parts.ts';

/** Opens the books of one administration of Exact Online. The division is in every URL (reference 2.7). */
export function openBooks(wire: Wire, administration: Administration): Books {
  const calls = openCalls(wire, `/api/v1/${encodeURIComponent(administration.id)}`, async () =>
    (await administrations(wire)).some(({ id }) => id === administration.id),
  );
  return {
    list: (key) => fetchList(calls, key),
    lists: (keys) => fetchLists(calls, keys),
    tryRights: () => tryRights(calls),

    findRelation: (by) => findRelation(calls, by),
    findPart: (part, ids) => findPart(calls, part, ids),
    createPart: (part, ids) => createPart(calls, part, ids),
    updatePart: (part, ids, change) => updatePart(calls, part, ids, change),

    createInvoice: (plan, relation) => createInvoice(calls, plan, relation),
    findInvoices: ({ reference }) => findInvoices(calls, reference),
    readInvoice: (externalId) => readInvoice(calls, externalId),
    readLines: (externalId) => readLines(calls, externalId),
    invoicesBetween: (from, to) => invoicesBetween(calls, from, to),
    invoicesOf: (externalIds) => invoicesOf(calls, externalIds),
    finaliseInvoice: (plan, externalId) => finaliseInvoice(calls, plan, externalId),
    withdrawInvoice: (externalId) => withdrawInvoice(calls, externalId),
  };
}
