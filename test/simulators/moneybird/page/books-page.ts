import { escapeXml } from '../../page/escape.ts';
import type { Books } from '../books/books.ts';
import type { Contact } from '../books/snapshot.ts';
import type { World } from '../model/world.ts';
import { document } from './document.ts';
import { invoiceCard } from './invoice-card.ts';

/** The books as a bookkeeper reads them: choose an administration, see contacts and invoices. */
export function booksPage(world: World, books: Books): string {
  const invoices = books.invoices().reverse();
  const cards = invoices.map(invoiceCard).join('') || '<section class="card quietly">Nog geen facturen.</section>';
  return document(
    'Boekhouding',
    `${header(world, books.administration)}<main>
    <section class="card"><h2>Contacten</h2>${contactsTable(books)}</section>
    <h2>Facturen (${invoices.length})</h2>${cards}</main>`,
  );
}

function header(world: World, chosen: string): string {
  const options = [...world.administrations.values()].map(({ id, name }) => {
    const selected = id === chosen ? ' selected' : '';
    return `<option value="${id}"${selected}>${escapeXml(name)}</option>`;
  });
  return `<header><strong>Moneybird</strong><span class="quietly">simulator</span>
    <form><select name="administration" aria-label="Administratie">${options.join('')}</select><button class="quiet">Toon</button></form></header>`;
}

function contactsTable(books: Books): string {
  const contacts = books.contacts();
  if (contacts.length === 0) return '<p class="quietly">Nog geen contacten.</p>';
  const rows = contacts.map((contact) => row(contact, books.administration));
  return `<table><thead><tr><th>Klantnummer</th><th>Naam</th><th>Plaats</th><th>Contactpersoon</th><th>E-mail</th><th></th></tr></thead>
    <tbody>${rows.join('')}</tbody></table>`;
}

function row({ id, customerId, name, city, people, email, archived }: Contact, administration: string): string {
  const cells = [customerId, archived ? `${name} (gearchiveerd)` : name, city, people.join(', '), email];
  return `<tr>${cells.map((value) => `<td>${escapeXml(value || '–')}</td>`).join('')}
    <td class="number"><a href="/contacts/${id}?administration=${administration}">Bewerken</a></td></tr>`;
}
