import { escapeXml } from '../../page/escape.ts';
import { type Contact, nameOf, textOf } from '../model/contact.ts';
import { document } from './document.ts';

/** The fields that a person can change on the page, with their names there. */
export const shownFields = {
  company_name: 'Bedrijfsnaam',
  firstname: 'Voornaam',
  lastname: 'Achternaam',
  address1: 'Adres',
  zipcode: 'Postcode',
  city: 'Plaats',
  country: 'Land',
  send_invoices_to_email: 'E-mailadres voor facturen',
  phone: 'Telefoonnummer',
  customer_id: 'Klantnummer',
  tax_number: 'Btw-nummer',
  chamber_of_commerce: 'KvK-nummer',
  bank_account: 'IBAN',
} as const;

/** The form on which a person changes a contact, or puts it away; `complaint` is what was wrong the last time. */
export function contactForm(contact: Contact, administration: string, complaint = ''): string {
  const inputs = Object.entries(shownFields).map(
    ([name, label]) => `<label>${label}<input name="${name}" value="${escapeXml(textOf(contact, name))}"></label>`,
  );
  const away = contact.archived ? ['activate', 'Uit archief halen'] : ['archive', 'Archiveren'];
  return document(
    nameOf(contact),
    `<main class="card"><h1>${escapeXml(nameOf(contact))}</h1>
    ${complaint ? `<p class="complaint" role="alert">${escapeXml(complaint)}</p>` : ''}
    <form method="post">${inputs.join('')}
      <p class="buttons"><button name="do" value="save">Opslaan</button>
      <button class="quiet" name="do" value="${away[0]}">${away[1]}</button>
      <button class="quiet" name="do" value="delete">Verwijderen</button>
      <a href="/?administration=${administration}">Terug</a></p>
    </form></main>`,
  );
}
