import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { EXAMPLE_STAGES } from '../settings/examples.ts';
import { type Assembly, readTemplate } from './aws/deploy/template.ts';

/** A synthesized stack, in a folder that is removed at the end. */
export interface Synthesized extends Assembly, Disposable {
  /** Where it stands. */
  readonly folder: string;
}

/** The stage that the local run deploys: complete and made up. */
const EXAMPLE = 'example';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const Manifest = v.object({
  artifacts: v.record(
    v.string(),
    v.object({ type: v.string(), properties: v.optional(v.object({ templateFile: v.optional(v.string()) })) }),
  ),
});
const Assets = v.object({ files: v.record(v.string(), v.object({ source: v.object({ path: v.string() }) })) });
const CdkJson = v.object({
  context: v.looseObject({ stages: v.record(v.string(), v.unknown()) }),
});

/** Names a folder that `cdk synth` filled a moment ago, for tests that start many local runs of the same code. */
export const SYNTHESIZED = 'SYNTHESIZED_DIR';

/**
 * Synthesizes the CDK app as `cdk synth` does, bundles included, into a folder of its own.
 *
 * @param over - settings that stand over those of the example stage
 */
export async function synthesize(signal?: AbortSignal, over: object = {}): Promise<Synthesized> {
  const made = Object.keys(over).length === 0 ? process.env[SYNTHESIZED] : undefined;
  if (made !== undefined) return { ...(await readAssembly(made)), folder: made, [Symbol.dispose]: () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'i-reserve-bookkeeping-'));
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  try {
    const out = join(folder, 'cdk.out');
    await runApp(out, over, signal);
    return { ...(await readAssembly(out)), folder: out, [Symbol.dispose]: remove };
  } catch (cause) {
    remove();
    throw cause;
  }
}

/** Runs `infra/app.ts` as the CDK command does: with the flags of `cdk.json`, and with paths in the template. */
async function runApp(out: string, over: object, signal?: AbortSignal): Promise<void> {
  const { context } = await readJson(join(ROOT, 'cdk.json'), CdkJson);
  const stages = { ...context.stages, [EXAMPLE]: { ...EXAMPLE_STAGES[EXAMPLE], ...over } };
  const CDK_CONTEXT_JSON = JSON.stringify({ ...context, stage: EXAMPLE, stages, 'aws:cdk:enable-path-metadata': true });
  const app = spawn(process.execPath, ['infra/app.ts'], {
    cwd: ROOT,
    // What CDK says of the template by itself is for `npm run lint:template`; it takes a third of the time.
    env: { ...process.env, CDK_OUTDIR: out, CDK_CONTEXT_JSON, CDK_VALIDATION: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  const ended = new Promise<number | null>((resolve, reject) => app.once('close', resolve).once('error', reject));
  const [said, complained, code] = await Promise.all([text(app.stdout), text(app.stderr), ended]);
  if (code !== 0) throw new Error(`The stack cannot be synthesized:\n${complained || said}`);
}

/** Reads what CDK wrote: one stack, and the folders of its assets by the key that the template knows them under. */
async function readAssembly(folder: string): Promise<Assembly> {
  const { artifacts } = await readJson(join(folder, 'manifest.json'), Manifest);
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const [[stack, { properties }] = ['', { properties: undefined }], ...others] = stacks;
  if (properties?.templateFile === undefined || others.length > 0)
    throw new Error(`The local run deploys one stack, and the app has ${stacks.length}.`);
  const template = readTemplate(await readJson(join(folder, properties.templateFile), v.unknown()));
  const { files } = await readJson(join(folder, `${stack}.assets.json`), Assets);
  const assets = Object.entries(files).map(([hash, { source }]) => [`${hash}.zip`, join(folder, source.path)]);
  return { stack, template, assets: Object.fromEntries(assets) };
}

const readJson = async <S extends v.GenericSchema>(file: string, schema: S): Promise<v.InferOutput<S>> =>
  v.parse(schema, JSON.parse(await readFile(file, 'utf8')));
