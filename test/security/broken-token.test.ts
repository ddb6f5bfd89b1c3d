import { expect, test } from 'vitest';
import { openExchange } from '../../shared/http/exchange.ts';
import { openWire } from '../../shared/http/wire.ts';

test.each(['line\nbreak', 'line\r\nX-Other: 1', '', 'é', 'a blank'])(
  'an access token that no header can hold asks for consent, without a call: %j',
  async (token) => {
    let calls = 0;
    const exchange = openExchange();
    const wire = openWire({
      origin: 'https://start.exactonline.nl',
      tokens: { fresh: async () => token, afterRefusal: async () => token },
      paceOf: () => ({ reserve: async () => undefined, take: async () => undefined, done: async () => undefined }),
      exchange: {
        ...exchange,
        send: async () => {
          calls++;
          throw new Error('it was sent');
        },
      },
      now: () => 0,
      timeLeftMs: () => 60_000,
    });
    const sent = wire.send({ method: 'GET', path: '/api/v1/current/Me', endpoint: 'current/Me' });
    await expect(sent).rejects.toMatchObject({ remedy: 'reconnect', cause: 'reconnect-needed' });
    expect(calls).toBe(0);
    await exchange.close();
  },
);
