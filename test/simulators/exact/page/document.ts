import { document as anyDocument } from '../../page/document.ts';

/** A whole page of Exact Online around some content. */
export const document = (title: string, content: string): string =>
  anyDocument({ name: 'Exact Online', accent: '#d7262c' }, title, content);
