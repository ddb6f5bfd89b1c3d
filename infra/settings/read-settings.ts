import * as v from 'valibot';
import { EXAMPLE_STAGES } from './examples.ts';
import { clashing, missingSettings, type SettingFault, unreachable } from './missing.ts';
import { type Settings, StageSettings } from './stage-settings.ts';

/** What stands in the way of a stage, in sentences for the person who deploys it. */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

/** A name that can be part of every other name. */
const StageName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,19}$/));

/**
 * Reads the settings of the stage that the context names: `-c stage=prod`. There is no stage that is meant when none is
 * named. Throws `SettingsRefused` with every fault at once, each by the name of its setting.
 */
export function readStageSettings(context: (name: string) => unknown): Settings {
  const stages = v.parse(v.record(v.string(), v.unknown()), context('stages') ?? {});
  const names = Object.keys(stages).join(', ');
  const asked = v.safeParse(StageName, context('stage'));
  if (!asked.success) throw new SettingsRefused([`Say which stage with -c stage=<name>: cdk.json has ${names}.`]);
  const stage = asked.output;
  const all = { ...EXAMPLE_STAGES, ...stages };
  if (!Object.hasOwn(all, stage)) throw new SettingsRefused([`There is no stage ${stage}: cdk.json has ${names}.`]);

  const read = v.safeParse(StageSettings, all[stage]);
  const faults = read.success ? [] : read.issues.map(faultOf);
  const found = readable(all[stage]);
  const told = new Set(faults.map(([setting]) => setting.split('.')[0]));
  const isNew = ([setting]: SettingFault) => !told.has(setting.split('.')[0] ?? '');
  const more = [...missingSettings(found), ...clashing(found), ...unreachable(found)].filter(isNew);
  if (faults.length + more.length > 0 || !read.success)
    throw new SettingsRefused([...faults, ...more].map((fault) => `Stage ${stage}: ${fault.join(' ')}`));
  const { account = '', region = 'eu-west-1', tokenIssuer = null } = read.output;
  return { ...read.output, stage, account, region, tokenIssuer };
}

/** What can be read of settings that may be wrong in places, so that one fault hides no other. */
function readable(settings: unknown): Partial<v.InferOutput<typeof StageSettings>> {
  const given = v.is(v.record(v.string(), v.unknown()), settings) ? settings : {};
  const read = Object.entries(StageSettings.entries).map(([name, schema]) => [name, v.safeParse(schema, given[name])]);
  return Object.fromEntries(
    read.flatMap(([name, one]) => (typeof one === 'object' && one.success ? [[name, one.output]] : [])),
  );
}

function faultOf(issue: v.BaseIssue<unknown>): SettingFault {
  const setting = v.getDotPath(issue) ?? 'its settings';
  if (issue.type === 'strict_object' && issue.expected === 'never') return [setting, 'is not a setting.'];
  if (issue.received === 'undefined') return [setting, 'is missing.'];
  return [setting, `is wrong: ${issue.message}`];
}
