import { escapeXml } from '../../page/escape.ts';
import type { Row, Value } from '../odata/edm.ts';
import type { EdmType } from '../odata/fields.ts';
import { recordAddress } from './json.ts';
import type { Outcome } from './outcome.ts';

const namespaces =
  'xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" ' +
  'xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns="http://www.w3.org/2005/Atom"';

/** Writes an outcome as Atom, which is what a caller gets who does not ask for JSON. */
export function toAtom(outcome: Extract<Outcome, { kind: 'entity' | 'collection' }>): string {
  const head = '<?xml version="1.0" encoding="utf-8"?>';
  if (outcome.kind === 'entity') return head + entry(outcome.row, outcome, ` ${namespaces}`);
  const entries = outcome.rows.map((row) => entry(row, outcome, '')).join('');
  return `${head}<feed ${namespaces}><title type="text">${outcome.entity.path.split('/')[1]}</title>${entries}</feed>`;
}

/** Writes a refusal as XML. */
export const errorXml = (message: string): string =>
  '<?xml version="1.0" encoding="utf-8"?><error xmlns="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">' +
  `<code></code><message xml:lang="">${escapeXml(message)}</message></error>`;

function entry(
  row: Row,
  { entity, shape, desk }: Extract<Outcome, { kind: 'entity' | 'collection' }>,
  attributes: string,
): string {
  const properties = [...entity.fields.values()]
    .filter(({ name }) => shape.select?.includes(name) ?? true)
    .map(({ name, type }) => property(name, type, row[name] ?? null))
    .join('');
  const id = escapeXml(recordAddress(row, entity, desk));
  return `<entry${attributes}><id>${id}</id><content type="application/xml"><m:properties>${properties}</m:properties></content></entry>`;
}

function property(name: string, type: EdmType, value: Value): string {
  const kind = type === 'String' ? '' : ` m:type="Edm.${type}"`;
  if (value === null) return `<d:${name}${kind} m:null="true" />`;
  const text = type === 'DateTime' ? new Date(Number(value)).toISOString().slice(0, 23) : String(value);
  return `<d:${name}${kind}>${escapeXml(text)}</d:${name}>`;
}
