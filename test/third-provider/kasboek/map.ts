import * as v from 'valibot';
import { amountsOfInvoice } from '../../../shared/domain/amounts.ts';
import { type Customer, customerName } from '../../../shared/domain/customer.ts';
import { amountText, money, toCents } from '../../../shared/domain/money.ts';
import { correct } from '../../../shared/domain/setback.ts';
import { customerNumberInBooks } from '../../../shared/domain/settings.ts';
import type { Lacking } from '../../../shared/providers/code-lists.ts';
import type { InvoiceJob, InvoicePlan } from '../../../shared/providers/document.ts';
import type { RelationPlan } from '../../../shared/providers/relation.ts';
import { checkMapped } from '../../../shared/providers/totals/check-mapped.ts';
import { add, predict } from '../../../shared/providers/totals/predict.ts';
import { priceLine } from '../../../shared/providers/totals/price.ts';
import { checkRates, totalDiffers } from '../../../shared/providers/totals/tolerance.ts';
import { VAT_CODES, VatKind } from './code-rows.ts';
import type { KasboekDetails } from './settings.ts';

const PRICE_DECIMALS = 4;

/** What a customer becomes in Kasboek: a debtor. */
export function mapRelation(customer: Customer, details: KasboekDetails): RelationPlan {
  const number = customerNumberInBooks(customer.number, details);
  const name = customerName(customer);
  const { postalCode = null, street = null } = customer.address ?? {};
  const { email, vatNumber } = customer;
  return {
    number,
    parts: [
      {
        name: 'debtor',
        fields: { number, name, email: email ?? '' },
        droppable: {},
        optional: null,
        onChange: 'update',
      },
    ],
    identity: { name, vatNumber, email, postalCode, street },
  };
}

/** What an invoice becomes in Kasboek, which rounds VAT once per kind. */
export function mapInvoice(job: InvoiceJob<KasboekDetails>): InvoicePlan | Lacking {
  checkMapped(job.invoice, job.mappings);
  const list = v.safeParse(v.array(VatKind), job.lists.get(VAT_CODES));
  return list.success ? planOf(job, list.output) : { lacking: [VAT_CODES] };
}

/** The kind of VAT that a rate of i-Reserve is mapped to; refuses one that takes the other prices. */
export function kindOf(rate: string, code: string, kinds: readonly VatKind[], details: KasboekDetails): VatKind {
  const kind = kinds.find((one) => one.code === code);
  if (!kind) throw correct('vat-unmapped', { rate, code });
  if ((kind.type === 'E') !== details.vatExclusive) throw correct('vat-type-mismatch', { rate, code });
  return kind;
}

function planOf({ invoice, details, mappings }: InvoiceJob<KasboekDetails>, kinds: readonly VatKind[]): InvoicePlan {
  const basis = details.vatExclusive ? 'net' : 'gross';
  const ours = amountsOfInvoice(invoice);
  const lines = invoice.lines.flatMap((line, nth) => {
    const amounts = ours.lines[nth];
    const kind = kindOf(line.vatRate, mappings.vat[line.vatRate] ?? '', kinds, details);
    return amounts ? [{ line, kind, ...priceLine(line, amounts, basis, PRICE_DECIMALS) }] : [];
  });
  const entered = lines.map(({ quantity, price, kind }) => ({
    amount: toCents(quantity.times(price)),
    vat: { code: kind.code, includesVat: kind.type === 'I', charged: kind.percentage },
  }));
  const perCode = predict(entered, 'document');
  const books = add(perCode.values());
  if (!books.inclVat.equals(ours.total.inclVat)) throw totalDiffers(ours.total.inclVat, books.inclVat);
  const shown = lines.map(({ line, kind, quantity, price }) => ({
    description: line.description,
    quantity: quantity.toString(),
    price: price.toString(),
    vatCode: kind.code,
    article: null,
    ledgerAccount: null,
  }));
  return {
    reference: invoice.number,
    kind: money(invoice.totals.inclVat).isNegative() ? 'credit' : 'invoice',
    document: 'invoice',
    date: invoice.date,
    body: {
      reference: invoice.number,
      date: invoice.date,
      debtor: '{debtor}',
      announce: details.tellsOwner === true,
      lines: shown.map(({ description, quantity, price, vatCode }) => ({
        text: description,
        quantity,
        price,
        vat: vatCode,
      })),
    },
    totals: {
      exclVat: amountText(books.exclVat),
      vat: amountText(books.vat),
      inclVat: amountText(books.inclVat),
    },
    lines: shown,
    finalise: details.finaliseInvoice ? { body: {}, sendEmail: false } : null,
    remarks: checkRates(ours, perCode, entered, mappings.vat),
  };
}
