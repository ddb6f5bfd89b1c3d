import type { ConsoleApp } from '../visit.ts';
import { addIntegrations } from './integrations.tsx';

/** Every page behind the gate. A new one is a file and a line here. */
export const pages: readonly ((app: ConsoleApp) => void)[] = [addIntegrations];
