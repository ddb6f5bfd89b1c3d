import { type ConsoleUser, sessionOf } from '../../shared/admin/session.ts';
import { Setback } from '../../shared/domain/setback.ts';
import { takeConsent } from '../../shared/oauth/begin-consent.ts';
import { completeConsent } from '../../shared/oauth/consent.ts';
import { AppTaken, type ConsentPorts, type ConsentState, StaleConsent } from '../../shared/oauth/consent-ports.ts';
import { askedLanguage } from '../../shared/runtime/asked-language.ts';
import { openSecretsManager } from '../../shared/runtime/aws.ts';
import { addressOf, type HttpAnswer, type HttpEvent, plainPage } from '../../shared/runtime/http-api.ts';
import { onLambda } from '../../shared/runtime/on-lambda.ts';
import type { Time } from '../../shared/runtime/time.ts';
import { buildConsents, buildLedger, buildProviderAccess } from '../../shared/runtime/world.ts';
import { secretReader } from '../../shared/store/secrets.ts';
import { nameOf } from '../../shared/sync/ledger/note-fault.ts';
import { type ConsentWorld, openConsentRun } from './consent-run.ts';
import {
  appRefused,
  type ConsentOutcome,
  connectedFor,
  denied,
  failed,
  outcomeOf,
  outcomeOfSetback,
  stale,
} from './outcomes.ts';

/** A person comes back from giving consent: connects, and shows the outcome in the console or on a plain page. */
export const createHandler =
  (world: ConsentWorld) =>
  async (event: HttpEvent, time: Time): Promise<HttpAnswer> => {
    try {
      const session = await sessionOf(event, world.sessions);
      const { outcome, meaning } = await complete(event, session, world, time);
      const isAtHome = session !== null && meaning?.tenant === session.tenant;
      return isAtHome
        ? backToConsole(meaning, outcome, addressOf(event))
        : pageOf(meaning ? connectedFor(outcome, meaning) : outcome, event);
    } catch (error) {
      world.log.error('A consent was not completed', { error: nameOf(error) });
      world.metrics.count('RequestsFailed', 'oauth-callback');
      return pageOf(failed, event);
    }
  };

interface Ended {
  readonly outcome: ConsentOutcome;
  /** The consent that was begun under this state; null when it is unknown. */
  readonly meaning: ConsentState | null;
}

async function complete(
  event: HttpEvent,
  session: ConsoleUser | null,
  world: ConsentWorld,
  time: Time,
): Promise<Ended> {
  const query = new URLSearchParams(event.rawQueryString);
  const [code, state] = [query.get('code'), query.get('state')];
  const isDenied = query.has('error');
  let meaning: ConsentState | null = null;
  try {
    if (isDenied) {
      if (state) meaning = await takeConsent(state, session?.id ?? null, world);
      return { outcome: denied, meaning };
    }
    if (!code || !state) return { outcome: stale, meaning };
    meaning = await takeConsent(state, session?.id ?? null, world);
    await using ports: ConsentPorts & AsyncDisposable = openConsentRun(world, time);
    const outcome = outcomeOf(await completeConsent(code, meaning, ports));
    world.metrics.count('ConsentsExchanged', meaning.provider);
    return { outcome, meaning };
  } catch (error) {
    if (error instanceof StaleConsent) return { outcome: isDenied ? denied : stale, meaning };
    if (error instanceof AppTaken) {
      world.log.warn('Another tenant uses this app', meaning ? { tenant: meaning.tenant } : {});
      return { outcome: appRefused, meaning };
    }
    if (meaning) world.metrics.count('ConsentsFailed', meaning.provider);
    if (error instanceof Setback) return { outcome: outcomeOfSetback(error), meaning };
    world.log.error('A consent was not completed', { error: nameOf(error) });
    world.metrics.count('RequestsFailed', 'oauth-callback');
    return { outcome: failed, meaning };
  }
}

/** English by default: without a session the consent was begun through the admin API. */
const pageOf = ({ status, title, message }: ConsentOutcome, event: HttpEvent): HttpAnswer => {
  const language = askedLanguage(event) ?? 'en';
  return plainPage(status, title[language], message[language], language);
};

const backToConsole = ({ integration }: ConsentState, { name }: ConsentOutcome, address: string): HttpAnswer => ({
  statusCode: 303,
  headers: {
    location: `${address}/console/integrations/${encodeURIComponent(integration)}/authentication?outcome=${name}`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  },
  body: '',
});

/** What Lambda calls. */
export const handler = onLambda((ground) => {
  // Read anew each time, since a new secret may have been saved just before the consent.
  const secret = secretReader(openSecretsManager(), ground.clock.now, 0);
  return createHandler({
    ...ground,
    ...buildLedger(ground),
    ...buildConsents(ground),
    ...buildProviderAccess(ground, secret),
  });
});
