import { say } from '../../../shared/domain/sentences.ts';
import type { Language } from '../../../shared/domain/sentences-words.ts';
import { daily } from '../words/daily.ts';

/** A number; of what was counted only in part, the least that it is. */
export const countText = (count: number, isPart: boolean, language: Language): string =>
  isPart ? say(daily.atLeast, language, { count: `${count}` }) : `${count}`;

/** Of which moment counts are; nothing for counts of now. */
export const AsOf = ({ asOfMs, language }: { readonly asOfMs: number | null; readonly language: Language }) =>
  asOfMs === null ? null : <p class="hint">{say(daily.asOf, language, { at: new Date(asOfMs).toISOString() })}</p>;
