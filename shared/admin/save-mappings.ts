import { changeMappings, type MappingChanges } from '../domain/settings.ts';
import type { Call } from '../runtime/router.ts';
import type { Integration } from '../sync/integration.ts';
import { type AdminPorts, lineOf } from './ports.ts';
import { save } from './save.ts';

/** Changes the mappings that are named; null takes one away. What was parked for want of one goes out. */
export const saveMappings = (call: Call<MappingChanges>, ports: AdminPorts): Promise<Integration> =>
  save(
    lineOf(call),
    ports,
    ({ mappings, misfits }) => ({
      mappings: changeMappings(mappings, call.body),
      // What the night said of these; it says so again if it still holds.
      misfits: misfits.filter(({ group, key }) => group === 'details' || !(key in call.body[group])),
    }),
    call.ifMatch,
  );
