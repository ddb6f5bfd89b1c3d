import { exact } from './exact/index.ts';
import { moneybird } from './moneybird/index.ts';
import type { Provider } from './provider.ts';

/** Every accounting system that we speak. A new one is a folder and a line here. */
export const providers = { exact, moneybird } as const;

export type ProviderId = keyof typeof providers;

/** The provider with this name; an integration of another can't have been made. */
export function providerOf(id: string): Provider {
  const provider = Object.values(providers).find((one) => one.id === id);
  if (!provider) throw new Error(`no such provider: ${id}`);
  return provider as unknown as Provider;
}
