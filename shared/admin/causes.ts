import { Cause, Warning } from '../domain/causes.ts';
import { usualRemedy } from '../domain/sentences/remedies.ts';
import { inWords, sentence } from '../domain/sentences.ts';
import type { Words } from '../domain/sentences-words.ts';
import type { Remedy } from '../domain/setback.ts';

/** A cause or a warning in words, without what a certain invoice would name. */
interface CodeInWords {
  readonly code: Cause | Warning;
  /** What has to happen as a rule; null for a warning, which asks for nothing. */
  readonly remedy: Remedy | null;
  readonly message: Words;
}

/** Every cause, then every warning, each in both languages. */
export const codesInWords = (): readonly CodeInWords[] => [
  ...Cause.options.map((code) => ({ code, remedy: usualRemedy[code], message: wordsOf(code) })),
  ...Warning.options.map((code) => ({ code, remedy: null, message: wordsOf(code) })),
];

const wordsOf = (code: Cause | Warning): Words => inWords((language) => sentence(code, {}, language));
