import { exact } from './exact/index.ts';
import { moneybird } from './moneybird/index.ts';
import type { Provider } from './provider.ts';

/** Every accounting system that we speak. A new one is a folder and a line here. */
export const providers = { exact, moneybird } as const;

/** The id of a provider that we know. */
export type ProviderId = keyof typeof providers;

/** Nobody outside a provider's folder knows the type of its settings. */
const registry = Object.values<unknown>(providers) as Provider[];
const ids = registry.map(({ id }) => id);

/** Every accounting system, in the order in which people see them. */
export const allProviders = (): readonly Provider[] => registry;

/** The names of all of them: a list that grows with the registry. */
export const providerIds: readonly string[] = ids;

/** The provider with this name; null when there is none. */
export const findProvider = (id: string): Provider | null => registry.find((one) => one.id === id) ?? null;

/** The provider with this name; an integration of another can't have been made. */
export function providerOf(id: string): Provider {
  const provider = findProvider(id);
  if (!provider) throw new Error(`no such provider: ${id}`);
  return provider;
}

/** Adds an accounting system that has no line above, until it is disposed of. */
export function addProvider<Details>(provider: Provider<Details>): Disposable {
  const { id } = provider;
  if (findProvider(id)) throw new Error(`there is a provider ${id} already`);
  registry.push(provider as unknown as Provider);
  ids.push(id);
  return {
    [Symbol.dispose]() {
      const place = ids.indexOf(id);
      registry.splice(place, 1);
      ids.splice(place, 1);
    },
  };
}
