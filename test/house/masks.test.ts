import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** The one place that decides what is masked, and the doors in front of it; everything else of the console reads through the visit. */
const DECIDES = /^functions\/console\/(sight\/|(gate|trouble)\.tsx$|(handler|refusal)\.ts$)/;

/** Modules that hold or make what is personal. */
const PERSONAL = [
  /shared\/domain\/(customer|invoice|events-in)\.ts$/,
  /shared\/domain\/sentences\//,
  /shared\/sync\/(preview|customer|intake|invoice)\//,
  /shared\/sync\/ledger\/ledger\.ts$/,
  /shared\/store\/(?!(ledger\/invoice-list|counts\/kept-counts|keys)\.ts$)/,
  /\/sight\/(?!sent-invoice\.ts$|sight\.ts$)/,
];

/** What tells it from modules that tell other things as well. */
const TELLS = new Set(['sentence', 'heldInvoice', 'oneInvoice', 'problemOf', 'sightOf', 'tellerFor']);

/** Ways around the ports of a visit. */
const AROUND = /\b(env|snapshots)\b/;

const pages = sourceFiles(['functions/console']).filter(({ path }) => !DECIDES.test(path));

describe('what a page of the console shows of a person', () => {
  it('comes through the visit, which masks it for who may not see it', () => {
    expect(pages.flatMap(({ path, text }) => against(text).map((what) => `${path}: ${what}`))).toEqual([]);
  });

  it('is looked for in every page', () => {
    expect(pages.filter(({ path }) => path.includes('/pages/')).length).toBeGreaterThan(20);
    for (const text of [
      `import { say, sentence } from '../../../shared/domain/sentences.ts';`,
      `import * as words from '../../../shared/domain/sentences.ts';`,
      `import { customerName } from '../../../shared/domain/customer.ts';`,
      `import { heldInvoice } from '../../../shared/admin/invoices/sync-now.ts';`,
      `import { preview } from '../../../shared/sync/preview/preview.ts';`,
      `import { maskedPorts } from '../sight/masked-ports.ts';`,
      'const { ports } = c.env;',
      'const it = await ports.snapshots.invoice(tenant, id, hash);',
    ])
      expect(against(text)).toHaveLength(1);
    expect(against(`import { say } from '../../../shared/domain/sentences.ts';`)).toEqual([]);
  });
});

/** What of a page's text goes around the visit. */
function against(text: string): string[] {
  const { module, comments } = parseSync('page.tsx', text);
  const imported = module.staticImports.flatMap(({ moduleRequest, entries }) => {
    const from = moduleRequest.value;
    const isWhole = entries.some(({ importName }) => importName.kind === 'NamespaceObject') && from.startsWith('.');
    const names = entries.flatMap(({ importName: { name } }) => (name && TELLS.has(name) ? [name] : []));
    return isWhole || PERSONAL.some((personal) => personal.test(from)) ? [from] : names;
  });
  const code = comments.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  return [...imported, ...(AROUND.exec(code)?.slice(1) ?? [])];
}
