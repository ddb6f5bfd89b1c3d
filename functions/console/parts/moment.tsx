import { say } from '../../../shared/domain/sentences.ts';
import type { Language } from '../../../shared/domain/sentences-words.ts';

const moment = { nl: '{at}', en: '{at}' };

/** A moment as people in Amsterdam read it. */
export const Moment = ({ at, language }: { readonly at: string; readonly language: Language }) => (
  <time datetime={at}>{say(moment, language, { at })}</time>
);
