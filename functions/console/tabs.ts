import type { Language, Words } from '../../shared/domain/sentences-words.ts';

/** The tabs of one integration; each name is the end of its address. */
export const tabs = {
  authentication: { nl: 'Authenticatie', en: 'Authentication' },
  details: { nl: 'Details', en: 'Details' },
  mappings: { nl: 'Btw en artikelen', en: 'Mapping' },
  activate: { nl: 'Activeren en checklist', en: 'Activate & checklist' },
} as const satisfies Record<string, Words>;

/** One of the tabs of an integration. */
export type Tab = keyof typeof tabs;

/** The tab that a form is refused on, by the end of the address that it was sent to. */
const shownOn: ReadonlyMap<string, Tab> = new Map([
  ...Object.keys(tabs).map((tab) => [tab, tab as Tab] as const),
  ...(['consent', 'connect'] as const).map((end) => [end, 'authentication'] as const),
  ...(['try', 'deactivate'] as const).map((end) => [end, 'activate'] as const),
]);

/** The tab that a path of the console shows; null for any other page. */
export function tabAt(path: string): Tab | null {
  const [, end = ''] = /^\/console\/integrations\/[^/?]+\/([^/?]+)(?:\?|$)/.exec(path) ?? [];
  return shownOn.get(end) ?? null;
}

const phrases = {
  nl: (name: string) => ` op het tabblad ${name}`,
  en: (name: string) => ` on the ${name} tab`,
} as const satisfies Record<Language, (name: string) => string>;

/** A sentence as it is said on a page: it sends nobody to the tab that they are on. */
export function saidOn(tab: Tab | null, sentence: string, language: Language): string {
  return tab === null ? sentence : sentence.replaceAll(phrases[language](tabs[tab][language]), '');
}
