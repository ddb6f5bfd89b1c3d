import { type ConsoleUser, sessionOf } from '../../shared/admin/session.ts';
import { Setback } from '../../shared/domain/setback.ts';
import { takeConsent } from '../../shared/oauth/begin-consent.ts';
import { completeConsent } from '../../shared/oauth/consent.ts';
import { AppTaken, type ConsentPorts, type ConsentState, StaleConsent } from '../../shared/oauth/consent-ports.ts';
import { offerWithdrawal, withdrawConsent } from '../../shared/oauth/withdraw-consent.ts';
import { askedLanguage } from '../../shared/runtime/asked-language.ts';
import { openSecretsManager } from '../../shared/runtime/aws.ts';
import { behindFront } from '../../shared/runtime/front.ts';
import { addressOf, type HttpAnswer, type HttpEvent, plainPage } from '../../shared/runtime/http-api.ts';
import { onLambda } from '../../shared/runtime/on-lambda.ts';
import type { Time } from '../../shared/runtime/time.ts';
import { buildConsents, buildLedger, buildProviderAccess } from '../../shared/runtime/world.ts';
import { secretReader } from '../../shared/store/secrets.ts';
import { whatFailed } from '../../shared/sync/ledger/note-fault.ts';
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
import { nothingWithdrawn, notMe, withdrawn } from './withdrawn.ts';

/**
 * A person comes back from giving consent: connects, and shows the outcome in the console or on a plain page. On that page
 * a button takes the consent back (`POST`), since whoever was lured here learns only now for whom it was.
 */
export const createHandler =
  (world: ConsentWorld) =>
  async (event: HttpEvent, time: Time): Promise<HttpAnswer> => {
    try {
      if (event.requestContext.http?.method === 'POST') return await withdraw(event, world, time);
      const session = await sessionOf(event, world.sessions);
      const { outcome, meaning, chain } = await complete(event, session, world, time);
      const isAtHome = session !== null && meaning?.tenant === session.tenant;
      if (isAtHome) return backToConsole(meaning, outcome, addressOf(event));
      const wayOut = meaning && chain !== null ? await offer({ ...meaning, chain }, world) : null;
      return pageOf(meaning ? connectedFor(outcome, meaning) : outcome, event, wayOut);
    } catch (error) {
      world.log.error('A consent was not completed', whatFailed(error));
      world.metrics.count('RequestsFailed', 'oauth-callback');
      return pageOf(failed, event);
    }
  };

interface Ended {
  readonly outcome: ConsentOutcome;
  /** The consent that was begun under this state; null when it is unknown. */
  readonly meaning: ConsentState | null;
  /** The tokens that came of it; null when none did. */
  readonly chain: string | null;
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
  const ended = (outcome: ConsentOutcome): Ended => ({ outcome, meaning, chain: null });
  try {
    if (isDenied) {
      if (state) meaning = await takeConsent(state, session?.id ?? null, world);
      return ended(denied);
    }
    if (!code || !state) return ended(stale);
    meaning = await takeConsent(state, session?.id ?? null, world);
    await using ports: ConsentPorts & AsyncDisposable = openConsentRun(world, time);
    const consented = await completeConsent(code, meaning, ports);
    world.metrics.count('ConsentsExchanged', meaning.provider);
    return { outcome: outcomeOf(consented), meaning, chain: consented.chain };
  } catch (error) {
    if (error instanceof StaleConsent) return ended(isDenied ? denied : stale);
    if (error instanceof AppTaken) {
      world.log.warn('Another tenant uses this app', meaning ? { tenant: meaning.tenant } : {});
      return ended(appRefused);
    }
    if (meaning) world.metrics.count('ConsentsFailed', meaning.provider);
    if (error instanceof Setback) return ended(outcomeOfSetback(error));
    world.log.error('A consent was not completed', whatFailed(error));
    world.metrics.count('RequestsFailed', 'oauth-callback');
    return ended(failed);
  }
}

const FIELD = 'withdraw';
/** Longer is nothing that we offered. */
const LONGEST_FORM = 1_000;

/** The secret of the button that takes this consent back; null when it could not be kept, which undoes no consent. */
async function offer({ tenant, integration, chain }: ConsentState & { chain: string }, world: ConsentWorld) {
  return offerWithdrawal({ tenant, integration, chain }, world).catch((error: unknown) => {
    world.log.warn('A way out of a consent was not offered', { tenant, integration, ...whatFailed(error) });
    return null;
  });
}

/** Somebody pressed that button. Its secret is the proof that the page was theirs. */
async function withdraw(event: HttpEvent, world: ConsentWorld, time: Time): Promise<HttpAnswer> {
  const { body = '', isBase64Encoded } = event;
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
  const secret = text.length > LONGEST_FORM ? null : new URLSearchParams(text).get(FIELD);
  if (!secret) return pageOf(nothingWithdrawn, event);
  await using ports = openConsentRun(world, time);
  return pageOf((await withdrawConsent(secret, ports)) ? withdrawn : nothingWithdrawn, event);
}

/** English by default: without a session the consent was begun through the admin API. */
const pageOf = (
  { status, title, message }: ConsentOutcome,
  event: HttpEvent,
  secret: string | null = null,
): HttpAnswer => {
  const language = askedLanguage(event) ?? 'en';
  const form = secret ? { action: event.rawPath, name: FIELD, value: secret, label: notMe[language] } : null;
  return plainPage(status, title[language], message[language], language, form);
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
  const world = {
    ...ground,
    ...buildLedger(ground),
    ...buildConsents(ground),
    ...buildProviderAccess(ground, secret),
  };
  return behindFront(ground.config, createHandler(world));
});
