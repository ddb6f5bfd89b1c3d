import type { JsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { EventIn } from '../shared/domain/events-in.ts';
import { EventsOut } from '../shared/domain/events-out.ts';
import { type Dialect, schemaReceived, schemaSent } from '../shared/runtime/json-schema.ts';

type Schemas = Record<string, JsonSchema>;

/** The JSON Schema of every event that we take, as its sender may write it, by `detail-type`. */
export const schemasIn = (target?: Dialect): Schemas =>
  Object.fromEntries(EventIn.options.map((event) => [event.entries['detail-type'].literal, schemaSent(event, target)]));

/** The JSON Schema of every event that we send, as its reader gets it, by `detail-type`. */
export const schemasOut = (target?: Dialect): Schemas =>
  Object.fromEntries(
    Object.entries(EventsOut).map(([type, detail]) => [type, schemaReceived(envelope(type, detail), target)]),
  );

/** The document around one schema that EventBridge's registry asks for; its tools look for `AWSEvent`. */
export const openApiOf = (title: string, schema: object) => ({
  openapi: '3.0.0',
  info: { title, version: '1.0.0' },
  paths: {},
  components: { schemas: { AWSEvent: schema } },
});

const envelope = (type: string, detail: v.GenericSchema) =>
  v.object({ source: v.literal('ireserve.accounting'), 'detail-type': v.literal(type), detail });

if (import.meta.main) console.log(JSON.stringify({ in: schemasIn(), out: schemasOut() }, null, 2));
