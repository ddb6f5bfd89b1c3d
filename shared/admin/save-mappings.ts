import { changeMappings, type MappingChanges } from '../domain/settings.ts';
import type { Call } from '../runtime/router.ts';
import { stillSaid } from '../sync/fit.ts';
import type { Integration } from '../sync/integration.ts';
import { type AdminPorts, lineOf } from './ports.ts';
import { save } from './save.ts';

/** Changes the mappings that are named; null takes one away. What was parked for want of one goes out. */
export const saveMappings = (call: Call<MappingChanges>, ports: AdminPorts): Promise<Integration> =>
  save(
    lineOf(call),
    ports,
    ({ mappings: before, misfits, details }) => {
      const mappings = changeMappings(before, call.body);
      return { mappings, misfits: stillSaid(misfits, { details }, { details, mappings }) };
    },
    call.ifMatch,
  );
