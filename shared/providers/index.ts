import { exact } from './exact/index.ts';
import { moneybird } from './moneybird/index.ts';

/** Every accounting system that we speak. A new one is a folder and a line here. */
export const providers = { exact, moneybird } as const;

export type ProviderId = keyof typeof providers;
