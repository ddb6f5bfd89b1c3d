import { escapeXml } from '../../page/escape.ts';
import type { Division } from '../model/division.ts';
import type { App, User } from '../model/world.ts';
import { document } from '../page/document.ts';

/** What the consent page shows. */
export interface ConsentView {
  readonly app: App;
  readonly users: readonly User[];
  /** Who is signed in. */
  readonly user: User;
  readonly divisions: readonly Division[];
  readonly form: URLSearchParams;
}

/** The page on which a user lets an app in, administration by administration. */
export function consentPage({ app, users, user, divisions, form }: ConsentView): string {
  const kept = ['client_id', 'redirect_uri', 'response_type', 'state']
    .map((name) => `<input type="hidden" name="${name}" value="${escapeXml(form.get(name) ?? '')}">`)
    .join('');
  const people = users
    .map(({ name, fullName }) => {
      const selected = name === user.name ? ' selected' : '';
      return `<option value="${escapeXml(name)}"${selected}>${escapeXml(fullName)}</option>`;
    })
    .join('');
  const choices = divisions
    .map(
      ({ code, hid, description }) =>
        `<label class="choice"><input type="checkbox" name="division" value="${code}" checked> ` +
        `${hid} – ${escapeXml(description)}</label>`,
    )
    .join('');
  return document(
    'Toestemming',
    `<main class="card"><h1>${escapeXml(app.name ?? app.clientId)}</h1>
    <p>Deze app vraagt toegang tot uw gegevens in Exact Online: relaties, verkoopfacturen en stamgegevens.</p>
    <form method="post" action="/api/oauth2/auth">${kept}
      <label>Aangemeld als <select name="user">${people}</select>${users.length > 1 ? otherLogin : ''}</label>
      <fieldset><legend>Administraties</legend>${choices}</fieldset>
      <p class="buttons"><button name="answer" value="allow">Toestaan</button>
      <button class="quiet" name="answer" value="deny">Weigeren</button></p>
    </form></main>`,
  );
}

/** Shows the page once more, for whom was chosen. */
const otherLogin = '<button class="quiet" formmethod="get">Wissel</button>';

/** The page for a request that cannot be answered with a redirect. */
export const refusalPage = (reason: string): string =>
  document('Fout', `<main class="card"><h1>Dit lukt niet</h1><p>${escapeXml(reason)}</p></main>`);
