import * as v from 'valibot';
import type { Choice, CodeRows } from './code-lists.ts';

/** A row of a code list as people choose it; without a description its code stands for it. */
export const named = ({
  code,
  description,
}: {
  readonly code: string;
  readonly description: string | null;
}): Choice => ({
  code,
  description: description ?? code,
});

/** Reads the rows of a code list; null when they were written in another shape than we read now. */
export function readRows<T>(Row: v.GenericSchema<unknown, T>, rows: CodeRows): T[] | null {
  const parsed = v.safeParse(v.array(Row), rows);
  return parsed.success ? parsed.output : null;
}
