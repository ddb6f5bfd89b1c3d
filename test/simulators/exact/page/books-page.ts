import { escapeXml } from '../../page/escape.ts';
import type { Books } from '../books/books.ts';
import type { Relation } from '../books/snapshot.ts';
import type { World } from '../model/world.ts';
import { document } from './document.ts';
import { invoiceCard } from './invoice-card.ts';

/** The books as a bookkeeper reads them: choose an administration, see relations and invoices. */
export function booksPage(
  query: URLSearchParams,
  world: World,
  booksOf: (code: number | undefined) => Books | undefined,
): string {
  const asked = query.get('division');
  const books = booksOf(asked === null ? undefined : Number(asked));
  if (!books) return document('Onbekend', '<main class="card"><h1>Deze administratie bestaat niet</h1></main>');

  const invoices = books.invoices().reverse();
  const cards = invoices.map(invoiceCard).join('') || '<section class="card quietly">Nog geen facturen.</section>';
  return document(
    'Boekhouding',
    `${header(world, books.division)}<main>
    <section class="card"><h2>Relaties</h2>${relationsTable(books.relations())}</section>
    <h2>Verkoopfacturen (${invoices.length})</h2>${cards}</main>`,
  );
}

function header(world: World, chosen: number): string {
  const options = [...world.divisions.values()]
    .map(({ code, hid, description }) => {
      const selected = code === chosen ? ' selected' : '';
      return `<option value="${code}"${selected}>${hid} – ${escapeXml(description)}</option>`;
    })
    .join('');
  return `<header><strong>Exact Online</strong><span class="quietly">simulator</span>
    <form><select name="division" aria-label="Administratie">${options}</select><button class="quiet">Toon</button></form></header>`;
}

function relationsTable(relations: readonly Relation[]): string {
  if (relations.length === 0) return '<p class="quietly">Nog geen relaties.</p>';
  const rows = relations.map(
    ({ code, name, place, contactPerson, ibans }) =>
      `<tr>${[code, name, place, contactPerson, ibans.join(', ')]
        .map((value) => `<td>${escapeXml(value || '–')}</td>`)
        .join('')}</tr>`,
  );
  return `<table><thead><tr><th>Code</th><th>Naam</th><th>Plaats</th><th>Contactpersoon</th><th>IBAN</th></tr></thead>
    <tbody>${rows.join('')}</tbody></table>`;
}
