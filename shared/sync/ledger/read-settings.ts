import * as v from 'valibot';
import type { Provider } from '../../providers/provider.ts';
import type { CommonSettings } from './context.ts';
import type { Integration } from './integration.ts';

/** The settings of an integration with their defaults, by the schema of its provider. Throws when it refuses them. */
export const readSettings = (
  { details }: Pick<Provider, 'details'>,
  integration: Pick<Integration, 'details'>,
): CommonSettings => v.parse(details, integration.details) as CommonSettings; // every provider has these
