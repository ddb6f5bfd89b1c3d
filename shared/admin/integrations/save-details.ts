import * as v from 'valibot';
import { fault } from '../../domain/faults.ts';
import { outsideRecord } from '../../domain/outside-record.ts';
import { Setback } from '../../domain/setback.ts';
import { changeMappings, fitsIntegration, MAPPINGS_BYTES, type MappingChanges } from '../../domain/settings.ts';
import type { SettingsIssue } from '../../providers/settings/settings-check.ts';
import type { Call } from '../../runtime/call.ts';
import { badBody, Problem } from '../../runtime/problem.ts';
import { readAs } from '../../runtime/read-as.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { canBeAsked, isOn } from '../../sync/ledger/integration-state.ts';
import { stillSaid } from '../../sync/review/settings-check.ts';
import { OutOfTime } from '../../sync/steps/record-failure.ts';
import { requeueParked } from '../../sync/steps/requeue-parked.ts';
import { clashesOf } from '../fields.ts';
import { isTooLate } from '../in-time.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { save } from './save.ts';
import { mappingIssues } from './settings-check.ts';

/** The provider's own schema judges the whole; this is only its outside. */
export const DetailsBody = outsideRecord(v.string(), v.unknown());

/** Changes the settings that are named; the others stay. What was parked is judged anew. */
export const saveDetails = (call: Call<v.InferOutput<typeof DetailsBody>>, ports: AdminPorts): Promise<Integration> =>
  save(keyFrom(call), ports, { actor: call.actor, what: 'settings-changed' }, decide(call.body, ports), call.ifMatch);

const decide =
  (body: v.InferOutput<typeof DetailsBody>, ports: AdminPorts) =>
  async (integration: Integration): Promise<Partial<Integration>> => {
    const { details: schema } = ports.provider(integration.provider);
    const read = readAs(schema, { ...integration.details, ...body });
    const named = Object.entries(read as Integration['details']).filter(([setting]) => Object.hasOwn(body, setting)); // as they were read: bounded
    const details = { ...integration.details, ...Object.fromEntries(named) };
    const clashes = await clashesOf({ ...integration, details }, ports, (setting) => Object.hasOwn(body, setting));
    const [clash] = clashes;
    if (clash)
      throw new Problem('field-taken', {
        about: { integration: clash.integration, field: clash.field },
        faults: clashes.map(({ setting }) => fault(`/${setting}`, 'field-taken')),
      });
    const { settingsIssues, mappings } = integration;
    const before = v.safeParse(schema, integration.details).output;
    return { details, settingsIssues: stillSaid(settingsIssues, { details: before }, { details: read, mappings }) };
  };

/** Mappings as they were saved. */
export interface SavedMappings {
  readonly integration: Integration;
  /** The settings issues of the mappings, as far as the books answer. */
  readonly misfits: readonly SettingsIssue[];
}

/**
 * Changes the mappings that are named; null takes one away. They are held against the books first, so that a code which
 * is new there is known when they are used. What was parked for want of one goes out at once.
 */
export async function saveMappings(call: Call<MappingChanges>, ports: AdminPorts): Promise<SavedMappings> {
  let misfits: readonly SettingsIssue[] = [];
  const integration = await save(
    keyFrom(call),
    ports,
    { actor: call.actor, what: 'mappings-changed' },
    async (before) => {
      const mappings = changeMappings(before.mappings, call.body);
      if (!fitsIntegration(mappings)) throw badBody(fault('', 'too-large', { most: String(MAPPINGS_BYTES) }));
      misfits = await issuesOf({ ...before, mappings }, ports);
      const { details } = before;
      return { mappings, settingsIssues: stillSaid(before.settingsIssues, { details }, { details, mappings }) };
    },
    call.ifMatch,
  );
  if (isOn(integration)) await requeueParked(integration, ports, () => isTooLate(ports));
  return { integration, misfits };
}

/** None for books that are not connected, or do not answer now. */
async function issuesOf(integration: Integration, ports: AdminPorts): Promise<readonly SettingsIssue[]> {
  if (!canBeAsked(integration)) return [];
  try {
    return await mappingIssues(integration, ports, 'what-fits');
  } catch (error) {
    if (error instanceof Setback || error instanceof OutOfTime) return [];
    throw error;
  }
}
