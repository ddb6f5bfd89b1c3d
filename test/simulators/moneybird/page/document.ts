import { document as anyDocument } from '../../page/document.ts';

/** A whole page of Moneybird around some content. */
export const document = (title: string, content: string): string =>
  anyDocument({ name: 'Moneybird', accent: '#2a6fdb' }, title, content);
