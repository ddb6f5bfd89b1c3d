import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { REGION } from '../../infra/local/aws/surroundings.ts';
import { census } from '../../infra/local/census.ts';
import { createClock } from '../../infra/local/clock.ts';
import { giveConsent, makeDemoIntegration } from '../../infra/local/demo/demo-connect.ts';
import { openDemoWorld } from '../../infra/local/demo/demo-world.ts';
import { demoTenant } from '../../infra/local/demo/samples/demo-tenant.ts';
import { manyInvoices } from '../../infra/local/demo/samples/many-invoices.ts';
import { type LocalStage, startLocal } from '../../infra/local/stage.ts';
import { type Exact, startExact } from '../simulators/exact/index.ts';
import { atScale } from '../tier.ts';

const TENANTS = atScale(10, 50);
const MINUTES_10 = 600_000;

const events = manyInvoices({ tenants: TENANTS, perTenant: 10, seed: 7 });
const tenants = [...new Set(events.map(({ detail }) => detail.tenant))];

/** Every tenant has an app, a user and an administration of its own. */
function appOf(tenant: string) {
  const nth = tenants.indexOf(tenant);
  const user = { name: `user-${nth}` };
  const app = { clientId: `app-${nth}`, clientSecret: `secret-${nth}`, user: user.name };
  return { app, user, code: 200_000 + nth };
}

async function connect(stage: LocalStage, exact: Exact): Promise<void> {
  await using world = await openDemoWorld(stage, { exact: exact.origin });
  for (const tenant of tenants) {
    const { app, user, code } = appOf(tenant);
    exact.addDivision({ code, description: tenant, user: { ...user, divisions: [code] }, app });
    const line = { tenant, integration: 'exact' };
    await makeDemoIntegration(stage, line, app);
    await giveConsent(world, stage, line, () => undefined);
    const { details, mappings } = demoTenant;
    await world.integrations.change(line, {
      state: 'active',
      details: { ...details, finaliseInvoice: false },
      mappings,
    });
  }
}

/** Lets the shared clock run ahead whenever nothing else can go on, until every invoice has been told of. */
async function drained(stage: LocalStage, told: () => number): Promise<void> {
  let standstills = 0;
  for (const until = Date.now() + MINUTES_10 - 30_000; Date.now() < until; await delay(20)) {
    if (told() >= events.length && (await stage.idle()).idle) return;
    standstills = stage.atStandstill() ? standstills + 1 : 0;
    if (standstills < 5) continue; // a message may be on its way from a queue to its function
    stage.advance(15);
    standstills = 0;
  }
  throw new Error(`${told()} of ${events.length} after all this time`);
}

test(
  `${events.length} invoices of ${TENANTS} tenants drain without a 429, an error or a lost entry`,
  async () => {
    const clock = createClock();
    await using exact = await startExact({ now: clock.now });
    const troubles: string[] = [];
    await using stage = await startLocal({
      clock,
      origins: { exact: exact.origin },
      guarded: false,
      log: ({ level, text }) => void (level === 'error' && troubles.push(text)),
      census: (now, { endpoints, environmentOf }) => {
        const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
        const client = new DynamoDBClient({ endpoint: endpoints.dynamodb, region: REGION, credentials });
        return census(DynamoDBDocumentClient.from(client), environmentOf('ring-due').TABLE_NAME ?? '', now);
      },
    });
    await connect(stage, exact);
    await stage.postEvents(events);
    const told = (type: string) => stage.eventsOut().filter((event) => event['detail-type'] === type);
    await drained(stage, () => told('invoice.synced').length);

    expect(told('invoice.failed')).toEqual([]);
    expect(told('integration.attention')).toEqual([]);
    expect(troubles).toEqual([]);
    expect(exact.limits.refused).toEqual({ minute: 0, day: 0, token: 0 });
    for (const tenant of tenants) {
      const ours = events.filter(({ detail }) => detail.tenant === tenant).map(({ detail }) => detail.invoice);
      const theirs = exact.booksOf(appOf(tenant).code).invoices();
      expect(theirs.map(({ reference, totals }) => [reference, Number(totals.incl)]).sort()).toEqual(
        ours.map(({ number, totals }) => [number, Number(totals.inclVat)]).sort(),
      );
    }
  },
  MINUTES_10,
);
