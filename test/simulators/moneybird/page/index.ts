import { type Asked, html, type Reply } from '../../http/reply.ts';
import { Refusal } from '../api/refusal.ts';
import type { Books } from '../books/books.ts';
import type { Contact } from '../model/contact.ts';
import type { World } from '../model/world.ts';
import { booksPage } from './books-page.ts';
import { contactForm, shownFields } from './contact-form.ts';
import { document } from './document.ts';

/** Answers a person's browser, away from the API: the books at `/`, a form for each contact below `/contacts`. */
export function pages(
  asked: Asked,
  world: World,
  booksOf: (id: string | undefined) => Books | undefined,
): Reply | undefined {
  const id = /^\/contacts\/(\d+)$/.exec(asked.path)?.[1];
  if (asked.path !== '/' && id === undefined) return undefined;
  const books = booksOf(asked.query.get('administration') ?? undefined);
  if (!books) return nowhere();
  if (id === undefined) return html(200, booksPage(world, books));
  const contact = world.administrations.get(books.administration)?.contacts.get(id);
  if (!contact) return nowhere();
  if (asked.method === 'POST') return change(contact, new URLSearchParams(asked.body), books);
  return html(200, contactForm(contact, books.administration));
}

function change(contact: Contact, form: URLSearchParams, books: Books): Reply {
  const { id } = contact;
  try {
    switch (form.get('do')) {
      case 'archive':
        books.archiveContact(id);
        break;
      case 'activate':
        books.activateContact(id);
        break;
      case 'delete':
        books.deleteContact(id);
        break;
      default:
        books.editContact(id, Object.fromEntries([...form].filter(([name]) => Object.hasOwn(shownFields, name))));
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return html(422, contactForm(contact, books.administration, error.message));
  }
  return { status: 303, headers: { Location: `/?administration=${books.administration}` }, body: '' };
}

const nowhere = (): Reply => html(404, document('Onbekend', '<main class="card"><h1>Dit bestaat niet</h1></main>'));
