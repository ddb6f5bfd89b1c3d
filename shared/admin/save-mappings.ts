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
    ({ mappings, attention }) => ({
      mappings: changeMappings(mappings, call.body),
      // What was said of a code before an invoice met it; tonight's look says it again if it still holds.
      ...(attention?.cause === 'vat-unmapped' ? { attention: null } : {}),
    }),
    call.ifMatch,
  );
