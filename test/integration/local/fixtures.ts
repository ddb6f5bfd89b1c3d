import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { type Assembly, readTemplate } from '../../../infra/local/aws/deploy/template.ts';

/** Resources of a template, by their logical ids. */
export type Resources = Readonly<Record<string, unknown>>;

/** A small stack: resources as a template has them, and code by the name that functions know it under. */
export function aStack(resources: Resources, code: Readonly<Record<string, string>> = {}): Assembly {
  const root = mkdtempSync(join(tmpdir(), 'local-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const assets = Object.entries(code).map(([name, source]) => {
    const folder = join(root, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.mjs'), source);
    return [`${name}.zip`, folder];
  });
  return { stack: 'Test', template: readTemplate({ Resources: resources }), assets: Object.fromEntries(assets) };
}

export const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

interface FunctionShape {
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly timeout?: number;
  /** What its role may do beside nothing. */
  readonly may?: readonly object[];
}

/** A function under `functions/<id>`, and its role. */
export const aFunction = (id: string, { environment = {}, timeout = 10, may = [] }: FunctionShape = {}): Resources => ({
  [`${id}Role`]: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trusts('lambda.amazonaws.com'),
      Policies: [{ PolicyName: 'may', PolicyDocument: { Statement: may } }],
    },
  },
  [id]: {
    Type: 'AWS::Lambda::Function',
    Metadata: { 'aws:cdk:path': `Test/${id}/Resource` },
    Properties: {
      Code: { S3Bucket: 'assets', S3Key: `${id}.zip` },
      ...{ Handler: 'index.handler', Runtime: 'nodejs24.x', Role: arnOf(`${id}Role`), Timeout: timeout },
      Environment: { Variables: environment },
    },
  },
});

export const trusts = (service: string) => ({
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
});

export const allow = (actions: readonly string[], on: string) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: arnOf(on),
});

export const reads = (queue: string) =>
  allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], queue);

export const aQueue = (id: string, properties: object = {}): Resources => ({
  [id]: { Type: 'AWS::SQS::Queue', Properties: properties },
});

/** A queue that feeds a function, with reports of what failed. */
export const feeds = (queue: string, fn: string, more: object = {}): Resources => ({
  [`${queue}Feeds${fn}`]: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      ...{ EventSourceArn: arnOf(queue), FunctionName: { Ref: fn } },
      ...{ FunctionResponseTypes: ['ReportBatchItemFailures'], ...more },
    },
  },
});

/** Looks until `look` finds something, for a while of real time: a lid for what hangs, not a measure. */
export async function eventually<T>(look: () => T | undefined | Promise<T | undefined>, withinMs = 60_000): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > until) throw new Error(`Nothing came within ${withinMs} ms.`);
    await delay(10);
  }
}
