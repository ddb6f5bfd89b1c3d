import type { ContactPushes } from './contacts-back.ts';
import { pushes as moneybird } from './moneybird/webhook.ts';

/**
 * How the pushes of each webhook are judged and read: an item for every provider with `contactsBack`. They stand apart
 * from the registry so that the function that takes pushes starts without the code that calls accounting systems.
 */
const contactPushes: ReadonlyMap<string, ContactPushes> = new Map([['moneybird', moneybird]]);

/** The pushes of the provider with this name; null when it pushes nothing, or there is none. */
export const pushesOf = (provider: string): ContactPushes | null => contactPushes.get(provider) ?? null;
