import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allOf, synthesized } from './stack-fixtures.ts';

const { template } = synthesized('prod', {
  eventsOutTo: { url: 'https://i-reserve.example/events', secretName: 'i-reserve/events-out' },
});
const outputs = Object.keys(template.toJSON().Outputs);
const root = new URL('../../../', import.meta.url);
const runbook = readFileSync(new URL('infra/RUNBOOK.md', root), 'utf8');
/** With a line end as any other space. */
const onOneLine = runbook.replaceAll(/\n(?=\S)/g, ' ');
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/** What a person fills in, that no output can know: times, names of their own making, and parts of a message. */
const BY_HAND = ['new', 'moment', 'from', 'until', 'name', 'Body', 'ReceiptHandle', 'tenant', 'id'];

/** The parameters that each command must have, by AWS's reference of it. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'sqs start-message-move-task': ['source-arn', 'destination-arn'],
  'sqs list-message-move-tasks': ['source-arn'],
  'sqs receive-message': ['queue-url'],
  'sqs send-message': ['queue-url', 'message-body'],
  'sqs delete-message': ['queue-url', 'receipt-handle'],
  'sqs purge-queue': ['queue-url'],
  'events start-replay': ['replay-name', 'event-source-arn', 'event-start-time', 'event-end-time', 'destination'],
  'dynamodb restore-table-to-point-in-time': ['source-table-name', 'target-table-name', 'restore-date-time'],
  'dynamodb wait': ['table-name'],
  'dynamodb update-time-to-live': ['table-name', 'time-to-live-specification'],
  'dynamodb update-continuous-backups': ['table-name', 'point-in-time-recovery-specification'],
  'dynamodb update-table': ['table-name'],
};

const commands = [...runbook.matchAll(/^ *```sh\n([\s\S]+?)^ *```/gm)]
  .flatMap(([, block = '']) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
  .map((line) => line.trim())
  .filter(Boolean);

describe('a command of the runbook', () => {
  test('is there to be tested', () => expect(commands.length).toBeGreaterThan(12));

  test.each(commands)('%s names what the stack puts out, and has what its command needs', (command) => {
    const blanks = [...command.matchAll(/<(\w+)>/g)].map(([, name = '']) => name);
    for (const name of blanks.filter((blank) => !BY_HAND.includes(blank))) expect(outputs).toContain(name);
    const given = [...command.matchAll(/ --([\w-]+)/g)].map(([, name]) => name);
    const [tool, service, verb] = command.split(' ');
    if (tool === 'npm') return expect(Object.keys(scripts)).toContain(verb);
    expect(tool).toBe('aws');
    expect(given).toEqual(
      expect.arrayContaining([...(REQUIRED[`${service} ${verb}`] ?? ['a command that is not known here'])]),
    );
  });

  test('moves with SQS only what SQS brought there, and moves it back to where it came from', () => {
    const moves = commands.filter((command) => command.includes('start-message-move-task'));
    expect(moves).toHaveLength(2);
    const queues = allOf<{ RedrivePolicy?: { deadLetterTargetArn: object } }>(template, 'AWS::SQS::Queue');
    for (const move of moves) {
      const arnOf = (flag: string) => /<(\w+)>/.exec(move.slice(move.indexOf(flag)))?.[1] ?? '';
      const queueOf = (flag: string): string => template.toJSON().Outputs[arnOf(flag)].Value['Fn::GetAtt'][0];
      const [source, destination] = [queueOf('--source-arn'), queueOf('--destination-arn')];
      const own = queues.find(([id]) => id === destination)?.[1];
      expect(own?.RedrivePolicy?.deadLetterTargetArn).toEqual({ 'Fn::GetAtt': [source, 'Arn'] });
    }
  });
});

describe('a query of the logs', () => {
  const sources = ['shared/sync/ledger/log.ts', 'shared/runtime/logging/log.ts', 'infra/constructs/public-api.ts']
    .map((file) => readFileSync(new URL(file, root), 'utf8'))
    .join('\n');
  const queries = [
    ...[...runbook.matchAll(/```text\n(filter[\s\S]+?)```/g)].map(([, query = '']) => query),
    ...[...runbook.matchAll(/`((?:filter|stats) [^`]+)`/g)].map(([, query = '']) => query),
  ];

  test('is there to be tested', () => expect(queries.length).toBeGreaterThan(1));

  test.each(queries)('%s asks for fields that a line has', (query) => {
    const fields = [
      ...[...query.matchAll(/filter (\w+)/g)].map(([, field]) => field),
      ...[...query.matchAll(/ by ([\w, ]+)/g)].flatMap(([, list = '']) => list.split(',').map((field) => field.trim())),
    ].filter((field) => !['message', 'last'].includes(field ?? ''));
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) expect(sources).toMatch(new RegExp(`\\b${field}\\b\\??:`));
    expect(fields, 'the log writes an error as `fault`').not.toContain('error');
  });
});

test('a log line that the runbook names is one that the code writes', () => {
  const named = [...onOneLine.matchAll(/`(A [a-z][^`]+|The books computed[^`]+)`/g)].map(([, line = '']) => line);
  const code = sourcesOf(['shared', 'functions']);
  expect(named.length).toBeGreaterThan(6);
  expect([...new Set(named)].filter((line) => !code.includes(`'${line}'`))).toEqual([]);
});

function sourcesOf(folders: readonly string[]): string {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root.pathname }))
    .map((file) => readFileSync(new URL(file, root), 'utf8'))
    .join('\n');
}
