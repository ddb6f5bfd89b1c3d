import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { runScript, type Script } from '../command-line.ts';
import { stackName } from '../settings/stage-settings.ts';
import { smoke } from './smoke-checks.ts';

/** Where `cdk deploy` writes the outputs of a stack, by its name (`outputsFile` in `cdk.json`). */
const OUTPUTS = new URL('../../cdk.out/outputs.json', import.meta.url);

const Outputs = v.record(v.string(), v.record(v.string(), v.string()));

/** The address of a stage that was deployed from this folder, or the one that `--url` names. */
function addressOf({ url, stage }: { readonly url?: string | undefined; readonly stage: string | undefined }): string {
  if (url !== undefined) return url.replace(/\/$/, '');
  if (stage === undefined) throw new Error('Say which: -c stage=<stage>, or --url <address>.');
  const address = v.parse(Outputs, JSON.parse(readFileSync(OUTPUTS, 'utf8')))[stackName(stage)]?.ApiAddress;
  if (address === undefined) throw new Error(`${stage} was not deployed from this folder: give its address by --url.`);
  return address;
}

const script: Script = {
  call: 'npm run smoke --',
  does: 'Tries a deployment from outside: one line for each thing that has to answer.',
  options: {
    context: { value: 'stage=<stage>', short: 'c', about: 'a stage that was deployed from this folder' },
    url: { value: '<address>', about: 'or the address of its API' },
  },
};

await runScript(script, async ({ url, context }) => {
  const stage = /^stage=(.+)$/.exec(typeof context === 'string' ? context : '')?.[1];
  const outcomes = await smoke(addressOf({ url: typeof url === 'string' ? url : undefined, stage }));
  for (const { what, isWell, got } of outcomes) console.log(`${isWell ? 'ok  ' : 'FAIL'}  ${what} (${got})`);
  process.exitCode = outcomes.every(({ isWell }) => isWell) ? 0 : 1;
});
