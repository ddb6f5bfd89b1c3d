import { openConnectionChecks } from '../../../functions/token-refresh/connection-check-run.ts';
import { sweepLine } from '../../../functions/token-refresh/sweep-run.ts';
import { openAdminRun } from '../../../shared/admin/admin-run.ts';
import type { AdminPorts } from '../../../shared/admin/ports.ts';
import { checkConnection } from '../../../shared/oauth/keep-alive.ts';
import type { Call } from '../../../shared/runtime/call.ts';
import { openRun } from '../../../shared/runtime/worker-run.ts';
import { buildConsents } from '../../../shared/runtime/world.ts';
import { dynamoClientIds } from '../../../shared/store/client-ids.ts';
import { DynamoIntegrations } from '../../../shared/store/integrations.ts';
import { takeInContact } from '../../../shared/sync/contacts/take-in-contact.ts';
import { drain } from '../../../shared/sync/drain.ts';
import { takeIn } from '../../../shared/sync/intake/intake.ts';
import type { WakeHint } from '../../../shared/sync/ledger/ledger.ts';
import type { AnyWorld } from '../../world.ts';
import type { Act } from './pair.ts';

const nobody = async (): Promise<void> => undefined;

const keepsNothing = () => Promise.reject(new Error('no secret is kept here'));

/** A worker that was woken for an entry, or for none. */
export const works = (hint: WakeHint | null = null): Act => ({
  async run({ world, worker, time }) {
    await using run = openRun(worker, time);
    await drain(world.key, hint, run);
  },
  again: (world) => world.world.wake(world.key),
});

/** The intake, with a message of i-Reserve. */
export const takes = (event: object): Act => ({
  run: ({ world, worker }) => takeIn(JSON.stringify(event), { ...world.intake, ...worker }),
  again: (world) => world.take(event),
});

/** The webhook, which Moneybird told of a change; it tells again what was not answered. */
export const hears = (contact: string): Act => ({
  run: ({ world, worker }) => takeInContact(lineOf(world), contact, worker),
  again: (world) => takeInContact(lineOf(world), contact, world.world),
});

const lineOf = ({ key }: AnyWorld) => ({ ...key, provider: key.integration });

/** The nightly care for a connection and its line. */
export const cares = (): Act => ({
  async run({ world, worker, time }) {
    const integrations = new DynamoIntegrations(worker.table, worker.clock.now);
    const standing = { ...worker, integrations, clientIds: dynamoClientIds(worker.table), deleteSecret: nobody };
    await checkConnection(world.key, openConnectionChecks(standing, time));
    await sweepLine(world.key, standing, () => time.timeLeftMs() > 0);
  },
  again: nobody,
});

/** A function of the admin API. A person who got no answer does nothing. */
export const administers = (act: (ports: AdminPorts, call: Call) => Promise<unknown>): Act => ({
  async run({ world, worker, time }) {
    const integrations = new DynamoIntegrations(worker.table, worker.clock.now);
    const secrets = { newName: () => 'nothing', create: keepsNothing, replace: keepsNothing, remove: nobody };
    await using ports = openAdminRun({ ...worker, ...buildConsents(worker), integrations, secrets }, time);
    await act(ports, callOf(world));
  },
  again: nobody,
});

const callOf = ({ key }: AnyWorld) => ({
  tenant: key.tenant,
  actor: 'Anna',
  id: key.integration,
  query: new URLSearchParams(),
  body: undefined,
  address: 'http://127.0.0.1:4000',
  language: 'nl' as const,
});

/** One after the other. */
export const inTurn = (...all: readonly Act[]): Act => ({
  async run(standing) {
    for (const act of all) await act.run(standing);
  },
  async again(world) {
    for (const act of all) await act.again(world);
  },
});

/** People in the books, who do one thing after another. */
export const people = (...deeds: ((world: AnyWorld) => void | Promise<void>)[]): Act => ({
  async run({ world, inTheBooks }) {
    for (const deed of deeds) await inTheBooks(async () => deed(world));
  },
  again: nobody,
});
