import { type ConversionConfig, type JsonSchema, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { FaultCode } from '../domain/faults.ts';
import { sayFault } from '../domain/faults-words.ts';

/** In which dialect a schema is written: JSON Schema as validators read it, or as OpenAPI 3.0 has it. */
export type Dialect = 'draft-2020-12' | 'openapi-3.0';

const manner: ConversionConfig = {
  // Blanks around a text are dropped before anything else is asked of it; a schema has no word for that.
  ignoreActions: ['trim'],
  // A rule of ours that a schema can't express is said in its $comment.
  overrideAction: ({ valibotAction: rule, jsonSchema }) =>
    'message' in rule && (rule.type === 'check' || rule.type === 'partial_check') && v.is(FaultCode, rule.message)
      ? { ...jsonSchema, $comment: sayFault({ code: rule.message, about: {} }, 'en') }
      : undefined,
};

const sent: ConversionConfig = { ...manner, typeMode: 'input' };
// What a text becomes is a text again.
const received: ConversionConfig = { ...manner, ignoreActions: ['trim', 'transform'], typeMode: 'output' };

/** Schemas by the names that they have in a document. */
export type NamedSchemas = Readonly<Record<string, v.GenericSchema>>;

/**
 * The JSON Schemas of a document by their names, as the sender may write them or as the reader gets them. One that holds
 * another of these refers to it in `components`, where OpenAPI and AsyncAPI keep them.
 */
export const schemasByName = (schemas: NamedSchemas, way: 'sent' | 'received'): Readonly<Record<string, JsonSchema>> =>
  toJsonSchemaDefs(schemas, {
    ...(way === 'sent' ? sent : received),
    overrideRef: ({ referenceId }) => refTo(referenceId).$ref,
  });

/** Where a schema of a document stands. */
export const refTo = (name: string): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });

/** The JSON Schema of what is sent to us, as its sender may write it. */
export const schemaSent = (schema: v.GenericSchema, target: Dialect = 'draft-2020-12'): JsonSchema =>
  toJsonSchema(schema, { ...sent, target });

/** The JSON Schema of what we send, as its reader gets it. */
export const schemaReceived = (schema: v.GenericSchema, target: Dialect = 'draft-2020-12'): JsonSchema =>
  toJsonSchema(schema, { ...received, target });
