import * as v from 'valibot';
import { fault } from '../../domain/faults.ts';
import { outsideRecord } from '../../domain/outside-record.ts';
import { changeMappings, fitsIntegration, MAPPINGS_BYTES, type MappingChanges } from '../../domain/settings.ts';
import { badBody, Problem } from '../../runtime/problem.ts';
import { readAs } from '../../runtime/read-as.ts';
import type { Call } from '../../runtime/router.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { stillSaid } from '../../sync/review/settings-check.ts';
import { clashOf } from '../fields.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { save } from './save.ts';

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
    const clash = await clashOf({ ...integration, details }, ports, (setting) => Object.hasOwn(body, setting));
    if (clash)
      throw new Problem('field-taken', {
        about: { integration: clash.integration, field: clash.field },
        faults: [fault(`/${clash.setting}`, 'field-taken')],
      });
    const { settingsIssues, mappings } = integration;
    const before = v.safeParse(schema, integration.details).output;
    return { details, settingsIssues: stillSaid(settingsIssues, { details: before }, { details: read, mappings }) };
  };

/** Changes the mappings that are named; null takes one away. What was parked for want of one goes out. */
export const saveMappings = (call: Call<MappingChanges>, ports: AdminPorts): Promise<Integration> =>
  save(
    keyFrom(call),
    ports,
    { actor: call.actor, what: 'mappings-changed' },
    ({ mappings: before, settingsIssues, details }) => {
      const mappings = changeMappings(before, call.body);
      if (!fitsIntegration(mappings)) throw badBody(fault('', 'too-large', { most: String(MAPPINGS_BYTES) }));
      return { mappings, settingsIssues: stillSaid(settingsIssues, { details }, { details, mappings }) };
    },
    call.ifMatch,
  );
