import { Decimal } from 'decimal.js';
import { dutch } from '../../page/dutch.ts';
import { escapeXml } from '../../page/escape.ts';
import type { Invoice, InvoiceLine } from '../books/snapshot.ts';

const states: Record<string, string> = {
  ...{ draft: 'concept', scheduled: 'gepland', open: 'open', late: 'te laat', paid: 'betaald' },
  uncollectible: 'oninbaar',
};

/** One invoice with its lines and totals. */
export function invoiceCard(invoice: Invoice): string {
  const state = states[invoice.state] ?? invoice.state;
  const title = invoice.kind === 'external' ? 'Externe verkoopfactuur' : 'Verkoopfactuur';
  const number = invoice.kind === 'external' ? invoice.reference : (invoice.number ?? 'zonder nummer');
  const due = invoice.dueDate ? ` · vervalt ${invoice.dueDate}` : '';
  const basis = invoice.pricesAreInclTax ? 'incl. btw' : 'excl. btw';
  return `<section class="card"><div class="invoice"><h3>${title} ${text(number)}</h3>
    <span class="status ${invoice.state === 'draft' ? '' : 'verwerkt'}">${state}</span>
    <span>${text(invoice.contact)}</span>
    <span class="quietly">Referentie ${text(invoice.reference)}${invoice.source ? ` · bron ${text(invoice.source)}` : ''}</span>
    <span class="quietly">${invoice.date ?? 'zonder datum'}${due}</span></div>
    <table><thead><tr><th>Omschrijving</th><th>Categorie</th><th>Periode</th><th class="number">Aantal</th>
    <th class="number">Prijs ${basis}</th><th class="number">Btw-tarief</th></tr></thead>
    <tbody>${invoice.lines.map(line).join('')}</tbody>
    <tfoot>${total('Totaal excl. btw', invoice.totals.excl)}${total('Btw', invoice.totals.vat)}
    ${total(`Totaal incl. btw (${text(invoice.currency)})`, invoice.totals.incl)}</tfoot></table></section>`;
}

const line = ({ description, ledgerAccount, period, amount, price, taxRate }: InvoiceLine): string =>
  `<tr><td>${text(description)}</td><td>${text(ledgerAccount)}</td><td>${text(period ?? '')}</td>
  <td class="number">${dutch(amount)}</td>
  <td class="number">${dutch(new Decimal(price).toFixed(Math.max(2, new Decimal(price).decimalPlaces())))}</td>
  <td class="number">${text(taxRate)}</td></tr>`;

const total = (label: string, amount: string): string =>
  `<tr><td colspan="5" class="number">${label}</td><td class="number">${dutch(amount)}</td></tr>`;

const text = (value: string): string => escapeXml(value || '–');
