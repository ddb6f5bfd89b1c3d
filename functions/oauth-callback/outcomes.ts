import type { Cause } from '../../shared/domain/causes.ts';
import { sentence } from '../../shared/domain/sentences.ts';
import type { Setback } from '../../shared/domain/setback.ts';
import type { Connected } from '../../shared/oauth/connect.ts';
import { type HttpAnswer, plainPage } from '../../shared/runtime/http-api.ts';

/** How a consent ended: by its name for the console, and on a plain page for whoever comes without one. */
export interface Outcome {
  readonly name: string;
  readonly page: HttpAnswer;
}

const ONCE_MORE = 'Please start the consent once more.';

const APP_TAKEN =
  'Another customer of i-Reserve uses this app. Register an app of your own there, fill in its Client ID and Client ' +
  'Secret on the Authentication tab, and start the consent once more.';

const NOTHING_SEEN =
  'The user who gave consent sees no administration that invoices can go to. Give that user access to the ' +
  'administration there, or start the consent once more as another user.';

const CODE_REFUSED =
  'The books did not accept the consent, because it took too long or because the user is not active there. Please ' +
  'start the consent once more, as a user who is active.';

const inWords = (cause: Cause): string => sentence(cause, {}, 'en');

const notConnected = (name: string, status: number, message: string): Outcome => ({
  name,
  page: plainPage(status, 'Not connected', message),
});

export const denied = (): Outcome => notConnected('consent-denied', 400, inWords('consent-denied'));

export const stale = (): Outcome =>
  notConnected('stale', 400, `This link was used already, is older than ten minutes or is not ours. ${ONCE_MORE}`);

export const appTaken = (): Outcome => notConnected('app-taken', 409, APP_TAKEN);

export const failed = (): Outcome => notConnected('failed', 500, `Something went wrong on our side. ${ONCE_MORE}`);

export function outcomeOf({ administration, isGone, seen, taken }: Connected): Outcome {
  if (taken)
    return notConnected(
      'administration-taken',
      409,
      `Integration “${taken.integration}” books into “${taken.administration.name}” already, and each administration ` +
        'has one integration. Give consent for another administration, or disconnect that integration first.',
    );
  if (!administration && seen === 0) return notConnected('nothing-seen', 409, NOTHING_SEEN);
  if (!administration)
    return {
      name: 'choose',
      page: plainPage(
        200,
        'Consent given',
        'Choose the administration in i-Reserve to finish. You can close this page.',
      ),
    };
  if (isGone)
    return notConnected(
      'administration-gone',
      409,
      sentence('administration-gone', { administration: administration.name }, 'en'),
    );
  const message = `Invoices will go to “${administration.name}”. You can close this page.`;
  return { name: 'connected', page: plainPage(200, 'Connected', message) };
}

export function outcomeOfSetback({ code, remedy }: Setback): Outcome {
  if (remedy === 'wait') return notConnected('busy', 503, `The books do not answer now. ${ONCE_MORE}`);
  // The code was refused, or the token that came for it.
  if (code === 'consent-denied' || code === 'reconnect-needed') return notConnected('consent-late', 400, CODE_REFUSED);
  // Some books say the same about a consent that took too long.
  const perhaps =
    code === 'client-refused' ? ` If the consent took more than a minute: ${ONCE_MORE.toLowerCase()}` : '';
  return notConnected(code, 400, inWords(code) + perhaps);
}
