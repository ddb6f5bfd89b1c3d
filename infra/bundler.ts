import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const INSTALLED = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url));

/**
 * Has `npx` go straight to what is installed here. CDK calls esbuild through it once for each function, and npm's own takes
 * half a second each time to find the same file. The short cut lies in the folder that is synthesized into.
 */
export function shortCutToBundler({ CDK_OUTDIR = 'cdk.out', PATH = '' } = process.env): void {
  const folder = resolve(CDK_OUTDIR, '.bin');
  const script = `#!/bin/sh\n[ "$1" = --no-install ] && shift\nname=$1; shift\nexec '${INSTALLED}'"$name" "$@"\n`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, 'npx'), script, { mode: 0o755 });
  process.env.PATH = folder + delimiter + PATH;
}
