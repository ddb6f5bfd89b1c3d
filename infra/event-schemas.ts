import { type ConversionConfig, type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { EventIn } from '../shared/domain/events-in.ts';
import { EventsOut } from '../shared/domain/events-out.ts';

/** In which dialect a schema is written: JSON Schema as validators read it, or as OpenAPI 3.0 has it. */
type Dialect = 'draft-2020-12' | 'openapi-3.0';

const dialect: ConversionConfig = {
  // Blanks around a text are dropped before anything else is asked of it; a schema has no word for that.
  ignoreActions: ['trim'],
  // A rule that a schema can't express is told in words instead of being lost.
  overrideAction: ({ valibotAction: rule, jsonSchema }) =>
    'message' in rule && rule.type === 'check' ? { ...jsonSchema, $comment: String(rule.message) } : undefined,
};

const sent: ConversionConfig = { ...dialect, typeMode: 'input' };
const received: ConversionConfig = { ...dialect, typeMode: 'output' };

type Schemas = Record<string, JsonSchema>;

/** The JSON Schema of every event that we take, as its sender may write it, by `detail-type`. */
export const schemasIn = (target: Dialect = 'draft-2020-12'): Schemas =>
  Object.fromEntries(
    EventIn.options.map((event) => [event.entries['detail-type'].literal, toJsonSchema(event, { ...sent, target })]),
  );

/** The JSON Schema of every event that we send, as its reader gets it, by `detail-type`. */
export const schemasOut = (target: Dialect = 'draft-2020-12'): Schemas =>
  Object.fromEntries(
    Object.entries(EventsOut).map(([type, detail]) => [
      type,
      toJsonSchema(envelope(type, detail), { ...received, target }),
    ]),
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
