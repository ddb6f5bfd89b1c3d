import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Language } from '../../../shared/domain/sentences-words.ts';

/** The outermost of every page. */
export const Page = (props: { readonly language: Language; readonly title: string; readonly children: Child }) => (
  <>
    {raw('<!doctype html>')}
    <html lang={props.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.title} · i-Reserve`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/console/style.css" />
        <script src="/console/script.js" defer></script>
      </head>
      <body>{props.children}</body>
    </html>
  </>
);
