import { parseSync, Visitor } from 'oxc-parser';
import { expect, test } from 'vitest';
import { PRODUCT, type SourceFile, sourceFiles } from './source-files.ts';

/** What holds values by ids from outside: VAT rates, products, ways of paying, ledger accounts, free fields. */
const HELD = /^(vat|articles|paymentConditions|ledgerAccounts|mapped|mappings|fields)$/;

/** Where `fields` are those of the books or of a form, whose names are ours; and the look-up itself. */
const OURS = [
  /^shared\/domain\/outside-record\.ts$/,
  /^shared\/providers\/\w+\/(relation\/|contacts-back\.ts|faults\.ts)/,
  /^shared\/sync\/(customer|contacts)\//,
  /^functions\/console\/pages\/details\//,
];

/** Records whose keys are ours, in the rooms that read what comes from outside. */
const OWN_KEYS = [/^shared\/domain\/(causes|events-out|outside-record)\.ts$/];
const BORDER = /^(shared\/(domain|admin)|functions)\//;

type Source = Pick<SourceFile, 'path' | 'text' | 'program'>;
type Expression = Parameters<NonNullable<ConstructorParameters<typeof Visitor>[0]['MemberExpression']>>[0]['object'];

/** The name by which a value is held: `vat` of `mappings.vat`, and `mappings` of `mappings[group]`. */
function heldBy(node: Expression): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return '';
  if (node.computed) return heldBy(node.object);
  return node.property.type === 'Identifier' ? node.property.name : '';
}

/** Everything in a file that reads or tests a plain object by an id from outside, or parses one by a lossy schema. */
function dangersIn({ path, text, program }: Source): string[] {
  const found: string[] = [];
  const note = ({ start, end }: { start: number; end: number }) => found.push(`${path}: ${text.slice(start, end)}`);
  const isJudged = !OURS.some((ours) => ours.test(path));
  new Visitor({
    MemberExpression(node) {
      const isOurKey = node.property.type === 'Literal' || /^(group|number)$/.test(heldBy(node.property as Expression));
      if (isJudged && node.computed && !isOurKey && HELD.test(heldBy(node.object))) note(node);
    },
    BinaryExpression(node) {
      if (isJudged && node.operator === 'in' && node.left.type !== 'Literal' && HELD.test(heldBy(node.right)))
        note(node);
    },
    CallExpression(node) {
      const isRecord = text.slice(node.callee.start, node.callee.end) === 'v.record';
      if (isRecord && BORDER.test(path) && !OWN_KEYS.some((own) => own.test(path))) note(node);
    },
  }).visit(program);
  return found;
}

const seenIn = (text: string, path = 'shared/providers/exact/invoice/x.ts'): string[] =>
  dangersIn({ path, text, program: parseSync(path, text).program });

test('what stands under an id from outside is read by `valueAt`, and parsed by `outsideRecord`', () => {
  expect(sourceFiles(PRODUCT).flatMap(dangersIn)).toEqual([]);
});

test.each([
  'mappings.vat[line.vatRate]',
  'vat[rate] === undefined',
  'mappings[group][key] = code',
  "articles['ledger:' + ledgerAccount]",
  'id in mappings.vat',
  'customer.fields?.[name]',
])('it sees a danger in %s', (text) => expect(seenIn(text)).toHaveLength(1));

test('it sees a schema that loses keys, and lets be what is no danger', () => {
  expect(seenIn('const Body = v.record(v.string(), v.string())', 'shared/admin/x.ts')).toHaveLength(1);
  expect(seenIn("valueAt(mappings[group], key); lists[key]; fields[0]; 'vat' in mappings.x")).toEqual([]);
});
