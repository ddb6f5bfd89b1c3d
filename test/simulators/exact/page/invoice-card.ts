import { Decimal } from 'decimal.js';
import { dutch } from '../../page/dutch.ts';
import { escapeXml } from '../../page/escape.ts';
import type { Invoice, InvoiceLine } from '../books/snapshot.ts';

const statuses: Record<number, string> = { 10: 'concept', 20: 'open', 50: 'verwerkt' };

/** One invoice with its lines and totals. */
export function invoiceCard(invoice: Invoice): string {
  const status = statuses[invoice.status] ?? String(invoice.status);
  const kind = invoice.type === 8021 ? 'Creditnota' : 'Factuur';
  const due = invoice.dueDate ? ` · vervalt ${invoice.dueDate}` : '';
  return `<section class="card"><div class="invoice"><h3>${kind} ${invoice.number ?? 'zonder nummer'}</h3>
    <span class="status ${status}">${status}</span>
    <span>${text(invoice.relation)}</span>
    <span class="quietly">Onze referentie ${text(invoice.reference)}${invoice.yourRef ? ` · Uw ref. ${text(invoice.yourRef)}` : ''}</span>
    <span class="quietly">${invoice.date ?? `besteld ${text(invoice.orderDate)}`}${due}</span></div>
    ${invoice.description ? `<p class="quietly">${text(invoice.description)}</p>` : ''}
    <table><thead><tr><th>Omschrijving</th><th>Artikel</th><th class="number">Aantal</th><th class="number">Prijs</th>
    <th class="number">Btw-code</th><th class="number">Bedrag excl.</th></tr></thead>
    <tbody>${invoice.lines.map(line).join('')}</tbody>
    <tfoot>${total('Totaal excl. btw', invoice.totals.excl)}${total('Btw', invoice.totals.vat)}
    ${total(`Totaal incl. btw (${text(invoice.currency)})`, invoice.totals.incl)}</tfoot></table></section>`;
}

const line = ({ description, item, quantity, price, vatCode, vatPercentage, amount }: InvoiceLine): string =>
  `<tr><td>${text(description)}</td><td>${text(item)}</td><td class="number">${dutch(String(quantity))}</td>
  <td class="number">${dutch(new Decimal(price).toFixed(Math.max(2, new Decimal(price).decimalPlaces())))}</td><td class="number">${text(vatCode)} <span class="quietly">${Math.round(vatPercentage * 10_000) / 100} %</span></td>
  <td class="number">${dutch(amount)}</td></tr>`;

const total = (label: string, amount: string): string =>
  `<tr><td colspan="5" class="number">${label}</td><td class="number">${dutch(amount)}</td></tr>`;

const text = (value: string | null): string => escapeXml(value ?? '–');
