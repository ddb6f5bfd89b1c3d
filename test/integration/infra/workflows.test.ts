import { globSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const { scripts } = JSON.parse(read('package.json'));

const Step = v.object({
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.unknown()), {}),
});
const Job = v.object({
  'runs-on': v.string(),
  'timeout-minutes': v.number('a job without a time-out may hang for six hours'),
  permissions: v.optional(v.record(v.string(), v.string())),
  environment: v.optional(v.string()),
  needs: v.optional(v.string()),
  steps: v.array(Step),
});
const Workflow = v.object({
  name: v.string(),
  on: v.record(v.string(), v.unknown()),
  permissions: v.strictObject({ contents: v.literal('read') }, 'a token may read, unless a job says otherwise'),
  jobs: v.record(v.string(), Job),
});

const files = globSync('.github/workflows/*.yml', { cwd: root.pathname }).sort();
const workflows = new Map(files.map((file) => [file, v.parse(Workflow, parse(read(file)))]));
const steps = [...workflows].flatMap(([file, { jobs }]) =>
  Object.values(jobs).flatMap((job) => job.steps.map((step) => ({ file, ...step }))),
);
const jobOf = (file: string, name: string) => workflows.get(`.github/workflows/${file}.yml`)?.jobs[name];

test('there is a workflow for a pull request, a deployment, a release, the pictures and the updates', () => {
  expect(files.map((file) => /(\w+)\.yml/.exec(file)?.[1])).toEqual([
    'check',
    'deploy',
    'release',
    'renovate',
    'screens',
  ]);
});

describe('a step', () => {
  test('runs only scripts that there are', () => {
    const named = steps.flatMap(({ run = '' }) => [...run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
    expect(named.length).toBeGreaterThan(3);
    expect(named.map(([, name = '']) => name).filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test('uses an action by the full hash of its commit, and says which version that is', () => {
    const used = files.flatMap((file) => read(file).match(/uses: .*/g) ?? []);
    expect(used.length).toBeGreaterThan(8);
    for (const line of used) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('installs what it runs in one exact version', () => {
    const installs = steps.flatMap(({ run = '' }) => run.match(/(?:pip install|npx --yes) \S+/g) ?? []);
    expect(installs.length).toBeGreaterThan(1);
    for (const install of installs) expect(install).toMatch(/(==|@)\d+\.\d+\.\d+$/);
  });

  test('leaves no token of the repository behind, and puts no title of a stranger into a shell', () => {
    for (const { uses = '', with: given, run = '' } of steps) {
      if (uses.startsWith('actions/checkout@')) expect(given['persist-credentials']).toBe(false);
      expect(run).not.toContain('${{');
    }
  });
});

describe('production', () => {
  const prod = jobOf('deploy', 'prod');

  test('is deployed after dev, when somebody approved it, by a role and without a key', () => {
    expect(prod).toMatchObject({ environment: 'prod', needs: 'dev', permissions: { 'id-token': 'write' } });
    expect(JSON.stringify([...workflows.values()])).not.toMatch(/AWS_SECRET_ACCESS_KEY|aws-secret-access-key/i);
  });

  test('is tried right after it was deployed', () => {
    const runs = prod?.steps.flatMap(({ run }) => run ?? []) ?? [];
    const at = (script: string) => runs.findIndex((run) => run.startsWith(`npm run ${script} `));
    expect(at('deploy')).toBeGreaterThan(-1);
    expect(at('smoke')).toBe(at('deploy') + 1);
  });

  test('is compared with a pull request of our own, by cfn-lint and by a diff that is left as a comment', () => {
    expect(
      jobOf('check', 'template')
        ?.steps.map(({ run = '' }) => run)
        .join('\n'),
    ).toMatch(/cfn-lint .*--regions /);
    expect(jobOf('check', 'diff')?.permissions).toEqual({
      contents: 'read',
      'id-token': 'write',
      'pull-requests': 'write',
    });
  });
});
