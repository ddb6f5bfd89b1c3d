import { escapeXml } from '../../page/escape.ts';
import type { Administration } from '../model/administration.ts';
import type { App, Person } from '../model/world.ts';
import { document } from '../page/document.ts';
import type { Scope } from './grants.ts';

/** What the consent page shows. */
export interface ConsentView {
  readonly app: App;
  readonly people: readonly Person[];
  readonly person: Person;
  /** The administrations that this person may let an application into. */
  readonly owned: readonly Administration[];
  readonly scopes: readonly Scope[];
  readonly form: URLSearchParams;
}

const meanings: Record<Scope, string> = {
  sales_invoices: 'Verkoopfacturen en contacten',
  documents: 'Inkoop en documenten',
  estimates: 'Offertes',
  bank: 'Bankmutaties',
  time_entries: 'Urenregistratie',
  settings: 'Instellingen, waaronder webhooks',
};

/** The page on which an owner lets an application into one administration. */
export function consentPage({ app, people, person, owned, scopes, form }: ConsentView): string {
  const kept = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state']
    .filter((name) => form.has(name))
    .map((name) => `<input type="hidden" name="${name}" value="${escapeXml(form.get(name) ?? '')}">`)
    .join('');
  const logins = people.map(({ name, fullName }) => {
    const selected = name === person.name ? ' selected' : '';
    return `<option value="${escapeXml(name)}"${selected}>${escapeXml(fullName)}</option>`;
  });
  const choices = owned.map(
    ({ id, name }, index) =>
      `<label class="choice"><input type="radio" name="administration" value="${id}"${index === 0 ? ' checked' : ''}> ` +
      `${escapeXml(name)}</label>`,
  );
  return document(
    'Toestemming',
    `<main class="card"><h1>${escapeXml(app.name ?? app.clientId)}</h1>
    <p>Deze applicatie vraagt toegang tot een administratie in Moneybird:</p>
    <ul>${scopes.map((scope) => `<li>${meanings[scope]}</li>`).join('')}</ul>
    <form method="post" action="/oauth/authorize">${kept}
      <label>Aangemeld als <select name="person">${logins.join('')}</select>${people.length > 1 ? otherLogin : ''}</label>
      <fieldset><legend>Administratie</legend>${choices.join('') || '<p>Alleen een eigenaar kan toegang geven.</p>'}</fieldset>
      <p class="buttons"><button name="answer" value="allow">Toestaan</button>
      <button class="quiet" name="answer" value="deny">Weigeren</button></p>
    </form></main>`,
  );
}

/** Shows the page once more, for whom was chosen. */
const otherLogin = '<button class="quiet" formmethod="get">Wissel</button>';

/** The page for a request that cannot be answered with a redirect. */
export const refusalPage = (reason: string): string =>
  document('Fout', `<main class="card"><h1>Er is een fout opgetreden</h1><p>${escapeXml(reason)}</p></main>`);
