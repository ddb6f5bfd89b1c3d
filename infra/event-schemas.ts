import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonSchema } from '@valibot/to-json-schema';
import { EventIn } from '../shared/domain/events-in.ts';
import { EVENTS_VERSION, EventsOut, eventOut } from '../shared/domain/events-out.ts';
import { type Dialect, schemaReceived, schemaSent } from '../shared/runtime/json-schema.ts';
import { runScript, type Script } from './command-line.ts';

type Schemas = Record<string, JsonSchema>;

/** The JSON Schema of every event that we take, as its sender may write it, by `detail-type`. */
export const schemasIn = (target?: Dialect): Schemas =>
  Object.fromEntries(EventIn.options.map((event) => [event.entries['detail-type'].literal, schemaSent(event, target)]));

/** The JSON Schema of every event that we send, as its reader gets it, by `detail-type`. */
export const schemasOut = (target?: Dialect): Schemas =>
  Object.fromEntries(
    Object.entries(EventsOut).map(([type, detail]) => [type, schemaReceived(eventOut(type, detail), target)]),
  );

/** The document around one schema that EventBridge's registry asks for; its tools look for `AWSEvent`. */
export const openApiOf = (title: string, schema: object) => ({
  openapi: '3.0.0',
  info: { title, version: '1.0.0' },
  paths: {},
  components: { schemas: { AWSEvent: schema } },
});

const script: Script = {
  call: 'npm run schemas --',
  does: 'Writes the JSON Schema of every event, in and out, into a file each.',
  options: { to: { value: '<folder>', about: 'where to, `schemas` when it is left out' } },
};

/** A schema with its own name: a tool that holds several tells them apart by it. */
const named = (type: string, schema: JsonSchema): JsonSchema => ({
  ...schema,
  $id: `urn:i-reserve:bookkeeping:event:${EVENTS_VERSION}:${type}`,
  title: `${type}, version ${EVENTS_VERSION}`,
});

if (import.meta.main)
  await runScript(script, ({ to = 'schemas' }) => {
    for (const [way, schemas] of Object.entries({ in: schemasIn(), out: schemasOut() })) {
      mkdirSync(join(String(to), way), { recursive: true });
      for (const [type, schema] of Object.entries(schemas)) {
        const file = join(String(to), way, `${type}.json`);
        writeFileSync(file, `${JSON.stringify(named(type, schema), null, 2)}\n`);
        console.log(file);
      }
    }
  });
