import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { helpOf, readArguments, type Script } from '../../../infra/command-line.ts';

/** Runs a script as npm does. */
const run = (file: string, ...args: string[]) => spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });

describe('a script', () => {
  test.each([
    ['infra/local/start.ts', 'AWS_ENDPOINT_URL_DYNAMODB'],
    ['infra/event-schemas.ts', '--to <folder>'],
    ['infra/operations/erase.ts', '--tenant <tenant>'],
    ['infra/operations/after-restore.ts', '--keep-tokens'],
    ['infra/operations/cost.ts', 'list prices'],
    ['infra/operations/audit.ts', 'advisories'],
    ['infra/operations/smoke.ts', '--url <address>'],
    ['test/bench/run.ts', 'npm run bench'],
    ['test/mutants/run.ts', '--only <word>'],
  ])('%s says under --help what it does, and does nothing', (file, told) => {
    const { status, stdout, stderr } = run(file, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(told);
    expect(stdout).toContain('--help');
  });

  test.each([
    ['infra/operations/erase.ts', [], ['--table <LedgerTable> is missing', '--tenant <tenant> is missing']],
    ['infra/operations/erase.ts', ['--table', 't', '--tenant', 'x'], ['--tokens is missing', '--webhooks is missing']],
    ['infra/operations/after-restore.ts', ['--table', 't'], ['one of --tokens <TokenTable> and --keep-tokens']],
    ['infra/operations/after-restore.ts', ['--what'], ['--what is not known', '--table <table> is missing']],
    ['infra/operations/smoke.ts', [], ['Say which: -c stage=<stage>, or --url <address>']],
    ['infra/operations/smoke.ts', ['-c', 'stage=nowhere'], ['']],
    ['test/mutants/run.ts', [], ['Say which: --security or --protocol']],
  ])('%s %j says at once all that is missing, without a stack', (file, args, told) => {
    const { status, stderr } = run(file, ...args);
    expect(status).toBe(1);
    for (const what of told) expect(stderr).toContain(what);
    expect(stderr).not.toContain('    at ');
  });
});

describe('a command line', () => {
  const script: Script = {
    ...{ call: 'npm run it --', does: 'Does it.' },
    options: { table: { value: '<name>', about: 'where', isNeeded: true }, yes: { about: 'really' } },
    variables: { PORT: 'the port' },
  };

  test('gives the text behind an option, true for a flag, and nothing for what was left out', () => {
    expect(readArguments(script, ['--table', 't', '--yes'])).toEqual({ table: 't', yes: true });
    expect(readArguments(script, ['--table=t'])).toEqual({ table: 't', yes: undefined });
  });

  test.each([
    [['--table'], '--table needs a value: --table <name>'],
    [['--table', 't', '--yes=no'], '--yes takes no value'],
    [['--table', 't', 'more'], '"more" is not expected'],
    [['--toble', 't'], '--toble is not known'],
    [[], '--table <name> is missing: where'],
  ])('that cannot be used is refused: %j', (args, complaint) => {
    expect(() => readArguments(script, args)).toThrow(complaint);
  });

  test('has its options and variables in the help', () => {
    expect(helpOf(script)).toMatch(/--table <name> +where \(needed\)[\s\S]+--yes +really[\s\S]+PORT +the port/);
  });
});
