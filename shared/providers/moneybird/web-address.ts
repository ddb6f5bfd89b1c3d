/** Where people see something of an administration, such as `contacts/123` (reference, added on 2026-11-28). */
export const webAddress = (origin: string, administration: string, path: string): string =>
  `${origin}/${encodeURIComponent(administration)}/${path}`;
