import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Cause } from '../../shared/domain/causes.ts';
import { sentence } from '../../shared/domain/sentences.ts';
import { Setback } from '../../shared/domain/setback.ts';
import { openExchange } from '../../shared/http/exchange.ts';
import type { Connected } from '../../shared/oauth/connect.ts';
import { AppTaken, type ConsentPorts, completeConsent, StaleConsent } from '../../shared/oauth/consent.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { type ConsentWorld, openConsentRun } from '../../shared/runtime/consent-run.ts';
import { type HttpAnswer, type HttpEvent, plainPage } from '../../shared/runtime/http-api.ts';
import { buildGround, buildLedger, type Ground, needed, onLambda, type Time } from '../../shared/runtime/world.ts';
import { dynamoClientIds } from '../../shared/store/client-ids.ts';
import { dynamoConsentStates } from '../../shared/store/consent-states.ts';
import { dynamoPace } from '../../shared/store/pace.ts';
import { secretReader } from '../../shared/store/secrets.ts';
import { dynamoTokens } from '../../shared/store/tokens.ts';
import { nameOf } from '../../shared/sync/tell.ts';

/** A person comes back from giving consent: connects, and says on a plain page how it went and what to do next. */
export const createHandler =
  (world: ConsentWorld) =>
  async (event: HttpEvent, time: Time): Promise<HttpAnswer> => {
    const query = new URLSearchParams(event.rawQueryString);
    const [code, state] = [query.get('code'), query.get('state')];
    if (query.has('error')) return notConnected(400, inWords('consent-denied'));
    if (!code || !state) return stale();
    try {
      await using ports: ConsentPorts & AsyncDisposable = openConsentRun(world, time);
      return answerTo(await completeConsent(code, state, ports));
    } catch (error) {
      if (error instanceof StaleConsent) return stale();
      if (error instanceof AppTaken) return notConnected(409, APP_TAKEN);
      if (error instanceof Setback) return answerToSetback(error);
      world.log.error('A consent was not completed', { error: nameOf(error) });
      return notConnected(500, `Something went wrong on our side. ${ONCE_MORE}`);
    }
  };

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

const notConnected = (status: number, message: string): HttpAnswer => plainPage(status, 'Not connected', message);

const stale = (): HttpAnswer =>
  notConnected(400, `This link was used already, is older than ten minutes or is not ours. ${ONCE_MORE}`);

function answerTo({ administration, isGone, seen, taken }: Connected): HttpAnswer {
  if (taken)
    return notConnected(
      409,
      `Integration “${taken.integration}” books into “${taken.administration.name}” already, and each administration ` +
        'has one integration. Give consent for another administration, or disconnect that integration first.',
    );
  if (!administration && seen === 0) return notConnected(409, NOTHING_SEEN);
  if (!administration)
    return plainPage(
      200,
      'Consent given',
      'Choose the administration in i-Reserve to finish. You can close this page.',
    );
  if (isGone) return notConnected(409, sentence('administration-gone', { administration: administration.name }, 'en'));
  return plainPage(200, 'Connected', `Invoices will go to “${administration.name}”. You can close this page.`);
}

function answerToSetback({ code, remedy }: Setback): HttpAnswer {
  if (remedy === 'wait') return notConnected(503, `The books do not answer now. ${ONCE_MORE}`);
  // The code was refused, or the token that came for it.
  if (code === 'consent-denied' || code === 'reconnect-needed') return notConnected(400, CODE_REFUSED);
  // Some books say the same about a consent that took too long.
  const perhaps =
    code === 'client-refused' ? ` If the consent took more than a minute: ${ONCE_MORE.toLowerCase()}` : '';
  return notConnected(400, inWords(code) + perhaps);
}

function buildWorld(ground: Ground): ConsentWorld {
  const { config, documents, table, clock } = ground;
  return {
    ...ground,
    ...buildLedger(ground),
    states: dynamoConsentStates(table, clock.now),
    clientIds: dynamoClientIds(table),
    vault: dynamoTokens(documents, needed(config, 'TOKEN_TABLE_NAME')),
    // Read anew each time: whoever just filled in another secret comes back with it at once.
    secret: secretReader(new SecretsManagerClient({}), clock.now, 0),
    pace: dynamoPace(table, clock.now),
    openExchange,
  };
}

export const handler = onLambda(() => createHandler(buildWorld(buildGround(readConfig(process.env)))));
