import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Language } from '../../../shared/domain/sentences-words.ts';
import { style } from '../look/style.ts';
import { script } from './script.ts';

/** Changes with what it stands for, so that no browser keeps yesterday's look on today's page. */
const mark = createHash('sha256').update(style).update(script).digest('hex').slice(0, 10);

/** Text stands between tags. What is to be read to the letter stands in `pre`. */
const TEXTS = /<pre.*?<\/pre>|(?<=>)[^<]+/gs;

/** Which English it is: a browser that heeds it, and a voice that reads it, know how a date is said. */
const written: Readonly<Record<Language, string>> = { nl: 'nl', en: 'en-GB' };

/** A line may end at a hyphen, but not at that of the name of i-Reserve. */
const unbroken = (html: string): string =>
  html.replace(TEXTS, (text) => (text.startsWith('<pre') ? text : text.replaceAll('i-Reserve', 'i\u2011Reserve')));

/** The outermost of every page. */
export const ConsolePage = (props: {
  readonly language: Language;
  readonly title: string;
  readonly children: Child;
}) => (
  <>
    {raw('<!doctype html>')}
    <html lang={written[props.language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.title} · i-Reserve`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={`/console/style.css?v=${mark}`} />
        <script src={`/console/script.js?v=${mark}`} defer></script>
      </head>
      {raw(unbroken(String(<body>{props.children}</body>)))}
    </html>
  </>
);
