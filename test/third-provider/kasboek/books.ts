import * as v from 'valibot';
import { amountText, money } from '../../../shared/domain/money.ts';
import type { Administration } from '../../../shared/providers/administration.ts';
import type { Books } from '../../../shared/providers/books.ts';
import type { DocumentInBooks } from '../../../shared/providers/document.ts';
import type { FoundRelation } from '../../../shared/providers/relation.ts';
import type { Wire } from '../../../shared/providers/wire.ts';
import { must, openCall } from './calls.ts';
import { VAT_CODES } from './code-rows.ts';

const Ledger = v.object({ id: v.string(), name: v.string() });
const Debtor = v.object({ id: v.string(), number: v.string(), name: v.string(), email: v.string() });
const Sum = v.object({ vat: v.string(), excl: v.string(), tax: v.string() });
const Posted = v.object({
  id: v.string(),
  number: v.nullable(v.string()),
  reference: v.string(),
  debtor: v.string(),
  excl: v.string(),
  incl: v.string(),
  sums: v.array(Sum),
});

const reading = { effect: 'read', subject: 'books' } as const;

/** The administrations of a grant. */
export async function administrations(wire: Wire): Promise<readonly Administration[]> {
  const ledgers = await must(openCall(wire)({ method: 'GET', path: '/v1/ledgers' }, v.array(Ledger), reading));
  return ledgers.map(({ id, name }) => ({ id, name, number: null, vatNumber: null }));
}

/** Who granted access. */
export const whoAmI = (wire: Wire): Promise<{ readonly userId: string }> =>
  must(openCall(wire)({ method: 'GET', path: '/v1/me' }, v.object({ userId: v.string() }), reading));

/** Opens one ledger of Kasboek. */
export function openBooks(wire: Wire, { id }: Administration): Books {
  const call = openCall(wire);
  const at = (path: string) => `/v1/${encodeURIComponent(id)}/${path}`;
  const list = (key: string) => {
    if (key !== VAT_CODES) throw new TypeError(`no code list is called ${key}`);
    return must(call({ method: 'GET', path: at('vat') }, v.array(v.unknown()), reading));
  };
  const posted = async (query: Record<string, string>) =>
    (await must(call({ method: 'GET', path: at('invoices'), query }, v.array(Posted), reading))).map(documentOf);
  const oneInvoice = (externalId: string) => at(`invoices/${encodeURIComponent(externalId)}`);
  const read = async (externalId: string) => {
    const found = await call({ method: 'GET', path: oneInvoice(externalId) }, Posted, reading);
    return found && documentOf(found);
  };
  return {
    list,
    async lists(keys) {
      const read = keys.map(async (key) => [key, await list(key)] as const);
      return new Map(await Promise.all(read));
    },
    tryRights: async () => void (await posted({ reference: '-' })),

    async findRelation(by) {
      return (await must(call({ method: 'GET', path: at('debtors'), query: by }, v.array(Debtor), reading))).map(
        relationOf,
      );
    },
    findPart: async () => [],
    createPart: async ({ fields: body }) =>
      (await must(call({ method: 'POST', path: at('debtors'), body }, Debtor, { effect: 'make', subject: 'debtor' })))
        .id,
    async updatePart(_, { debtor = '' }, { set, blank }) {
      const emptied = Object.fromEntries(Object.keys(blank).map((name) => [name, '']));
      const request = { method: 'PATCH', path: at(`debtors/${debtor}`), body: { ...emptied, ...set } } as const;
      await must(call(request, Debtor, { effect: 'change', subject: 'debtor' }));
    },

    async createInvoice({ body, reference }, { debtor }) {
      const request = { method: 'POST', path: at('invoices'), body: { ...body, debtor } } as const;
      const what = { effect: 'make', subject: 'invoice', about: { number: reference } } as const;
      return documentOf(await must(call(request, Posted, what)));
    },
    findInvoices: ({ reference, relation }) => posted({ reference, debtor: relation }),
    readInvoice: read,
    invoicesBetween: (from, to) => posted({ from, to }),
    async invoicesOf(externalIds) {
      const found = await Promise.all(externalIds.map(read));
      return found.filter((one) => one !== null);
    },
    async finaliseInvoice(_, externalId) {
      const request = { method: 'POST', path: `${oneInvoice(externalId)}/post`, body: {} } as const;
      const { number } = await must(call(request, Posted, { effect: 'change', subject: 'invoice' }));
      return { remarks: [], externalNumber: number, url: null };
    },
    async withdrawInvoice(externalId) {
      await call({ method: 'DELETE', path: oneInvoice(externalId) }, v.null(), {
        effect: 'change',
        subject: 'invoice',
      });
    },
  };
}

const relationOf = ({ id, number, name, email }: v.InferOutput<typeof Debtor>): FoundRelation => ({
  externalId: id,
  ...{ number, name, email, vatNumber: null, postalCode: null, street: null, blocked: false },
});

function documentOf({
  id,
  number,
  reference,
  debtor,
  excl,
  incl,
  sums,
}: v.InferOutput<typeof Posted>): DocumentInBooks {
  const [net, gross] = [money(excl), money(incl)];
  return {
    externalId: id,
    externalNumber: number,
    url: null,
    reference,
    kind: gross.isNegative() ? 'credit' : 'invoice',
    document: 'invoice',
    relation: debtor,
    totals: { exclVat: amountText(net), vat: amountText(gross.minus(net)), inclVat: amountText(gross) },
    final: number !== null,
    revocable: number === null,
    createdAtMs: null,
    perVatCode: sums.map(({ vat, excl: exclVat, tax }) => ({ vatCode: vat, exclVat, vat: tax })),
  };
}
