import * as v from 'valibot';
import { fromJson } from '../json.ts';
import type { WireAnswer } from '../wire.ts';

const Fault = v.object({
  error: v.object({ message: v.union([v.pipe(v.string()), v.object({ value: v.string() })]) }),
});

/** Longer is a page, not a sentence. */
const LONGEST = 1_000;

/**
 * What Exact said, in the language of the connecting user: the sentences of the body, the `Reason` header behind them.
 * A gateway's page counts for nothing (reference 2.5, 4.5).
 */
export function faultText({ headers, text }: Pick<WireAnswer, 'headers' | 'text'>): string {
  const parts = [sentences(text), headers.get('reason') ?? ''];
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n')
    .slice(0, LONGEST);
}

function sentences(text: string): string {
  const fault = v.safeParse(Fault, fromJson(text));
  if (fault.success) {
    const { message } = fault.output.error;
    return (typeof message === 'string' ? message : message.value).replaceAll('\r\n', '\n');
  }
  return text.trimStart().startsWith('<') || text.trimStart().startsWith('{') ? '' : text;
}
