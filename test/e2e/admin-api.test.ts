import { setTimeout as delay } from 'node:timers/promises';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { createClock } from '../../infra/local/clock.ts';
import { giveConsent, makeDemoIntegration, turnOn } from '../../infra/local/demo/demo-connect.ts';
import { openDemoWorld } from '../../infra/local/demo/demo-world.ts';
import { demoTenant } from '../../infra/local/demo/samples/demo-tenant.ts';
import { startLocal } from '../../infra/local/stage.ts';
import { anEvent } from '../builders.ts';
import { demoApp, startExact } from '../simulators/exact/index.ts';

const MINUTES_5 = 300_000;

test(
  'on the deployed template the admin API lets in who bears a good token, and does all of it with the permissions it has',
  async () => {
    const clock = createClock();
    const printed: string[] = [];
    await using exact = await startExact({ now: clock.now });
    const origins = { exact: exact.origin };
    await using stage = await startLocal({ clock, origins, log: ({ text }) => void printed.push(text) });
    const ask = async (route: string, token: string | null, body?: object) => {
      const [method = '', path = ''] = route.split(' ');
      const answer = await fetch(`${stage.url}/api/v1${path}`, {
        method,
        headers: token === null ? {} : { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
    };

    const { tenant, integration, details, mappings } = demoTenant;
    const ours = stage.token(tenant);
    for (const token of [null, 'nonsense', stage.token(tenant, -1), `${ours.slice(0, -8)}AAAAAAAA`])
      expect(await ask('GET /integrations', token)).toEqual({ status: 401, body: { message: 'Unauthorized' } });

    const line = { tenant, integration };
    await using world = await openDemoWorld(stage, origins);
    await makeDemoIntegration(stage, line, demoApp);
    await giveConsent(world, stage, line, () => undefined);
    await turnOn(stage, line, { details, mappings });
    const shown = await ask(`GET /integrations/${integration}`, ours);
    expect(shown.body).toMatchObject({
      state: 'active',
      redirectUrl: `${stage.url}/oauth/callback`,
      administration: { name: expect.any(String) },
    });
    const foreign = stage.token('another-tenant');
    expect(await ask(`GET /integrations/${integration}`, foreign)).toMatchObject({ status: 404 });
    expect(await ask(`POST /integrations/${integration}/connect`, ours)).toMatchObject({
      status: 200,
      body: { administration: shown.body.administration },
    });

    expect(await ask('POST /events', ours, anEvent())).toEqual({ status: 202, body: { accepted: 1 } });
    const listed = async () => (await ask('GET /invoices?status=synced', ours)).body.items;
    for (let turn = 0; turn < 200 && (await listed()).length === 0; turn++) await delay(100);
    expect(await listed()).toMatchObject([{ number: '2026-0042', integration }]);
    expect((await ask('GET /invoices', foreign)).body.items).toEqual([]);
    expect(await ask('POST /invoices/84311/sync', ours)).toMatchObject({ status: 202 });

    const { secretName } = (await world.integrations.get(line)) ?? {};
    expect(await ask(`DELETE /integrations/${integration}`, ours)).toEqual({ status: 204, body: null });
    expect(await ask(`GET /integrations/${integration}`, ours)).toMatchObject({ status: 404 });
    const secret = new GetSecretValueCommand({ SecretId: secretName ?? '' });
    await expect(stage.clients.secrets.send(secret)).rejects.toThrow('marked for deletion');
    expect(printed.join()).not.toMatch(/AccessDenied|demo-secret/);
  },
  MINUTES_5,
);
