import type { Words } from '../../domain/sentences-words.ts';

/** How an app is registered at the provider's portal, as the Authentication tab explains it. */
export interface AppRegistration {
  /** The portal's page for it. */
  readonly url: string;
  /** What a person does there, one after the other; the first step opens the portal. */
  readonly steps: readonly [Words, ...Words[]];
  /** How one of several hosts is chosen; null where there is one. */
  readonly host: HostChoice | null;
  /** What a person should have at hand before they begin. */
  readonly atHand: readonly [Words, ...Words[]];
  /** The portal's screen as we draw it: the fields that matter, from top to bottom. */
  readonly screen: readonly [DrawnField, ...DrawnField[]];
  /** What a client id looks like; null where no source says. */
  readonly clientIdForm: ClientIdForm | null;
  /** The one form of a client id, by which two spellings of the same app are known as one. */
  canonicalClientId(clientId: string): string;
}

/** One field of the portal's screen. */
export interface DrawnField {
  readonly label: Words;
  /** What to fill in there; `redirect-url` stands for the address that we show. */
  readonly value: Words | 'redirect-url';
  /** Why, or what to mind. */
  readonly note?: Words;
}

/** What a client id looks like, to notice a wrong one while it is pasted. */
export interface ClientIdForm {
  /** Of the whole text, as a browser reads it too: no flags and no look-behind. */
  readonly pattern: string;
  /** Said beside the field when it does not fit. */
  readonly says: Words;
}

/** The choice of a host, in people's words. */
export interface HostChoice {
  readonly label: Words;
  readonly hint: Words;
  /** What a host stands for, such as a country. */
  nameOf(host: string): Words;
}

/** The steps that are the same at every portal, after the first. */
export const usualSteps: readonly [Words, Words] = [
  { nl: 'Plak de redirect-URL hieronder in de app.', en: 'Paste the redirect URL below into the app.' },
  {
    nl: 'Bewaar de app en kopieer de Client ID en het Client Secret naar deze pagina.',
    en: 'Save the app, and copy the client ID and the client secret to this page.',
  },
];
