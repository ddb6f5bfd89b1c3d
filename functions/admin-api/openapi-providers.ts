import { allProviders } from '../../shared/providers/index.ts';
import type { Provider } from '../../shared/providers/provider.ts';
import { schemaReceived, schemaSent } from '../../shared/runtime/json-schema.ts';
import { integrationAnswer } from './answers.ts';

/** What the description says once for each provider: an integration of it, and the settings that it takes. */
export type PerProvider = 'Integration' | 'Details';

/** Where a schema of the description stands. */
export const refTo = (name: string): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });

/**
 * The schemas that differ by provider. An integration names its provider, which selects its schema; settings
 * do not name one, since they are sent to an integration.
 */
export function providerSchemas(): Record<string, object> {
  const all = allProviders();
  return {
    Integration: {
      oneOf: all.map((provider) => refTo(nameOf(provider, 'Integration'))),
      discriminator: {
        propertyName: 'provider',
        mapping: Object.fromEntries(all.map((one) => [one.id, refTo(nameOf(one, 'Integration')).$ref])),
      },
    },
    Details: { anyOf: all.map((provider) => refTo(nameOf(provider, 'Details'))) },
    ...Object.fromEntries(
      all.flatMap((provider) => [
        [nameOf(provider, 'Integration'), bare(schemaReceived(integrationAnswer(provider)))],
        [nameOf(provider, 'Details'), { title: provider.title, ...bare(schemaSent(provider.details)) }],
      ]),
    ),
  };
}

/** `ExactIntegration`. */
const nameOf = ({ id }: Provider, what: PerProvider): string => `${id.charAt(0).toUpperCase()}${id.slice(1)}${what}`;

/** Without the word that says which dialect it is: the document as a whole says that. */
export const bare = ({ $schema: _, ...schema }: object & { readonly $schema?: unknown }): object => schema;
