import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sentence } from '../../shared/domain/sentences.ts';
import { Setback } from '../../shared/domain/setback.ts';
import { type Exchange, openExchange } from '../../shared/http/exchange.ts';
import { Pacer } from '../../shared/http/pacer.ts';
import { openWire } from '../../shared/http/wire.ts';
import { type ConsentPorts, completeConsent } from '../../shared/oauth/consent.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { type HttpAnswer, type HttpEvent, plainPage } from '../../shared/runtime/http-api.ts';
import { providerOf } from '../../shared/runtime/worker-world.ts';
import { buildGround, buildLedger, type Ground, needed, onLambda, type Time } from '../../shared/runtime/world.ts';
import { dynamoConsentStates } from '../../shared/store/consent-states.ts';
import { dynamoPace } from '../../shared/store/pace.ts';
import { secretReader } from '../../shared/store/secrets.ts';
import { dynamoTokens } from '../../shared/store/tokens.ts';
import type { Log } from '../../shared/sync/log.ts';
import { nameOf } from '../../shared/sync/tell.ts';

/** A person comes back from giving consent: connects, and says on a plain page how it went and what to do next. */
export const createHandler =
  (portsFor: (time: Time) => ConsentPorts, log: Log) =>
  async (event: HttpEvent, time: Time): Promise<HttpAnswer> => {
    const query = new URLSearchParams(event.rawQueryString);
    const [code, state] = [query.get('code'), query.get('state')];
    if (query.has('error')) return refused('consent-denied');
    if (!code || !state) return refused('consent-denied');
    const ports = portsFor(time);
    try {
      const { administration } = await completeConsent(code, state, ports);
      return administration
        ? plainPage(200, 'Connected', `Invoices will go to ${administration.name}. You can close this page.`)
        : plainPage(200, 'Consent given', 'Choose the administration in i-Reserve to finish. You can close this page.');
    } catch (error) {
      if (error instanceof Setback) return refused(error.code);
      log.error('A consent was not completed', { error: nameOf(error) });
      return plainPage(500, 'Not connected', 'Something went wrong on our side. Please start the consent once more.');
    } finally {
      await ports.exchange.close();
    }
  };

const refused = (code: Setback['code']): HttpAnswer => plainPage(400, 'Not connected', sentence(code, {}, 'en'));

function buildPorts(ground: Ground) {
  const { config, documents, table, clock, outside } = ground;
  const secret = secretReader(new SecretsManagerClient({}), clock.now);
  const vault = dynamoTokens(documents, needed(config, 'TOKEN_TABLE_NAME'));
  const lasting = { ...buildLedger(ground), states: dynamoConsentStates(table, clock.now), vault, secret, clock };
  return ({ timeLeftMs }: Time): ConsentPorts => {
    const exchange: Exchange = openExchange();
    return {
      ...lasting,
      exchange,
      provider: providerOf,
      originOf: outside.originOf,
      wireWith: ({ provider: id, host, clientId }, access) => {
        const { limits } = providerOf(id);
        const scope = [id, host, clientId ?? '', 'consent'].map(encodeURIComponent).join('#');
        const pace = new Pacer(dynamoPace(table, clock.now), scope, limits, clock, timeLeftMs);
        const origin = outside.originOf(id, host);
        const tokens = { fresh: async () => access, afterRefusal: async () => access };
        return openWire({ origin, tokens, pace, exchange, now: clock.now, timeLeftMs });
      },
    };
  };
}

export const handler = onLambda(() => {
  const ground = buildGround(readConfig(process.env));
  return createHandler(buildPorts(ground), ground.log);
});
