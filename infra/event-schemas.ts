import { type ConversionConfig, type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { EventIn } from '../shared/domain/events-in.ts';
import { EventsOut } from '../shared/domain/events-out.ts';

const dialect: ConversionConfig = {
  target: 'draft-2020-12',
  // Blanks around a text are dropped before anything else is asked of it; a schema has no word for that.
  ignoreActions: ['trim'],
  // A rule that a schema can't express is told in words instead of being lost.
  overrideAction: ({ valibotAction: rule, jsonSchema }) =>
    'message' in rule && rule.type === 'check' ? { ...jsonSchema, $comment: String(rule.message) } : undefined,
};

const sent: ConversionConfig = { ...dialect, typeMode: 'input' };
const received: ConversionConfig = { ...dialect, typeMode: 'output' };

/** The JSON Schema of every event that we take, as its sender may write it, by `detail-type`. */
export const schemasIn = (): Record<string, JsonSchema> =>
  Object.fromEntries(EventIn.options.map((event) => [event.entries['detail-type'].literal, toJsonSchema(event, sent)]));

/** The JSON Schema of every event that we send, as its reader gets it, by `detail-type`. */
export const schemasOut = (): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries(EventsOut).map(([type, detail]) => [type, toJsonSchema(envelope(type, detail), received)]),
  );

const envelope = (type: string, detail: v.GenericSchema) =>
  v.object({ source: v.literal('ireserve.accounting'), 'detail-type': v.literal(type), detail });

if (import.meta.main) console.log(JSON.stringify({ in: schemasIn(), out: schemasOut() }, null, 2));
