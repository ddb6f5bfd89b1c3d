import { spawnSync } from 'node:child_process';
import * as v from 'valibot';
import { fromJson } from '../../shared/providers/json.ts';
import { runScript, type Script } from '../command-line.ts';

/** What `npm audit` says: how many packages have an advisory, by how bad it is. */
const Advisories = v.object({ metadata: v.object({ vulnerabilities: v.record(v.string(), v.number()) }) });
/** What `npm audit signatures` says: packages whose signature is wrong. */
const Signatures = v.object({ invalid: v.array(v.unknown()) });

/** Asks the registry; null where none answers, or one that does not know the question. */
function ask<T>(schema: v.GenericSchema<unknown, T>, ...words: string[]): T | null {
  const { stdout } = spawnSync('npm', ['audit', ...words, '--json'], { encoding: 'utf8', timeout: 60_000 });
  const read = v.safeParse(schema, fromJson(stdout ?? ''));
  return read.success ? read.output : null;
}

const script: Script = {
  call: 'npm run audit',
  does: 'Asks the registry for advisories on what is deployed, and checks the signatures of every package.',
};

await runScript(script, () => {
  const advisories = ask(Advisories, '--omit=dev');
  const { high = 0, critical = 0 } = advisories?.metadata.vulnerabilities ?? {};
  console.log(advisories ? `advisories: ${critical} critical, ${high} high` : 'advisories: no registry answers');

  const signatures = ask(Signatures, 'signatures');
  const wrong = signatures?.invalid.length ?? 0;
  console.log(signatures ? `signatures: ${wrong} wrong` : 'signatures: no registry answers');

  process.exitCode = high + critical + wrong > 0 ? 1 : 0;
});
