import { amountIn, momentText, secondText } from '../../../shared/domain/readable.ts';
import type { Language } from '../../../shared/domain/sentences-words.ts';

/** A moment as people in Amsterdam read it. */
export const MomentText = ({ at, language }: { readonly at: string; readonly language: Language }) => (
  <time datetime={at}>{momentText(at, language)}</time>
);

/** The same to the second, where it matters which came first. */
export const SecondText = ({ at, language }: { readonly at: string; readonly language: Language }) => (
  <time datetime={at}>{secondText(at, language)}</time>
);

/** An amount or a number in a cell; nothing for none. */
export const amount = (text: string | null, language: Language): string =>
  text === null ? '' : amountIn(text, language);
