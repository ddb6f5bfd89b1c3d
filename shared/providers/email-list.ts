const looksRight = (address: string): boolean => /^[^\s@;,<>]+@[^\s@;,<>]+\.[^\s@;,<>]+$/.test(address);

/** The addresses in a text of i-Reserve's, and what in it is none. */
export interface EmailList {
  readonly addresses: readonly string[];
  readonly others: readonly string[];
}

/**
 * Reads a list of e-mail addresses, split at `;` and `,` (`mapping.md` 4). A single text stays as it is, whatever it looks
 * like: the books say whether they take it.
 */
export function emailList(text: string | null): EmailList {
  const entries = [...new Set((text ?? '').split(/[;,]/).flatMap((entry) => entry.trim() || []))];
  if (entries.length <= 1) return { addresses: entries, others: [] };
  return { addresses: entries.filter(looksRight), others: entries.filter((entry) => !looksRight(entry)) };
}
