import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** What a function doesn't need that answers before any accounting system is called. */
const HEAVY = /node_modules\/(undici|@aws-sdk\/client-(secrets-manager|eventbridge))\/|\/providers\/\w+\/books\.ts/;

/** The files whose code ends up in a function's bundle. */
async function bundled(folder: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: new URL('../../../', import.meta.url).pathname,
    entryPoints: [`functions/${folder}/handler.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    outdir: 'nowhere',
    write: false,
    metafile: true,
  });
  const files = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return files.flatMap(([name, { bytesInOutput }]) => (bytesInOutput > 0 ? [name] : []));
}

test.each(['invoice-intake', 'contacts-webhook', 'ring-due'])(
  '%s starts without the code that calls accounting systems, reads secrets or publishes events',
  async (folder) => {
    expect((await bundled(folder)).filter((file) => HEAVY.test(file))).toEqual([]);
  },
);

test('books-push carries it', async () => {
  expect((await bundled('books-push')).filter((file) => HEAVY.test(file))).not.toEqual([]);
});
