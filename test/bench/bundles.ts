import { statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Synthesized } from '../../infra/local/synth.ts';

const Function_ = v.object({
  Type: v.literal('AWS::Lambda::Function'),
  Properties: v.object({ Code: v.object({ S3Key: v.string() }) }),
  Metadata: v.object({ 'aws:cdk:path': v.string() }),
});

/** The file of each function of ours, by the name of its folder, as a deployment would upload it. */
export function bundlesOf({
  template,
  assets,
}: Pick<Synthesized, 'template' | 'assets'>): Readonly<Record<string, string>> {
  const found = Object.values(template.Resources).flatMap((resource) => {
    const read = v.safeParse(Function_, resource);
    if (!read.success) return [];
    const { Properties, Metadata } = read.output;
    const folder = assets[Properties.Code.S3Key];
    const name = Metadata['aws:cdk:path'].split('/').at(-2) ?? '';
    return folder === undefined ? [] : [[name, join(folder, 'index.mjs')] as const];
  });
  return Object.fromEntries(found);
}

/** Kilobytes of 1,024 bytes, rounded up. */
export const kilobytesOf = (file: string): number => Math.ceil(statSync(file).size / 1024);
