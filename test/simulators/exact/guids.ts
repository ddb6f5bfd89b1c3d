import { letters } from '../seeded.ts';

/** Makes ids in the form Exact gives them: lower-case GUIDs. */
export function guids(random: () => number): () => string {
  const hex = (length: number) => letters(random, length, '0123456789abcdef');
  return () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}
