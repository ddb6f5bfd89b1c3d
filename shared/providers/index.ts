import { exact } from './exact/index.ts';

/** Every accounting system that we speak. A new one is a folder and a line here. */
export const providers = { exact } as const;
