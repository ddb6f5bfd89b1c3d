import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';

const CdkJson = v.object({ context: v.optional(v.record(v.string(), v.unknown()), {}) });

/** What a script that works on a stage was asked. */
export interface StageAsked {
  /** What the CDK app will find in its context: `cdk.json`, with what `-c name=value` says over it. */
  readonly context: (name: string) => unknown;
  /** The words of the command line, for the command that is called next. */
  readonly words: readonly string[];
  readonly help: boolean;
}

/** Reads the command line as `cdk` does: `-c stage=prod`, `--context stage=prod`. Other words are left as they are. */
export function stageAsked(words: readonly string[], cdkJson: URL): StageAsked {
  const { values } = parseArgs({
    args: [...words],
    options: {
      context: { type: 'string', short: 'c', multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    allowPositionals: true,
  });
  const { context } = v.parse(CdkJson, JSON.parse(readFileSync(cdkJson, 'utf8')));
  const said = [values.context ?? []].flat().flatMap((pair): [string, string][] => {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(String(pair)) ?? [];
    return name === '' ? [] : [[name, value]];
  });
  const all = new Map<string, unknown>([...Object.entries(context), ...said]);
  return { context: (name) => all.get(name), words, help: values.help === true };
}
