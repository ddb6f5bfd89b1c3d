import * as v from 'valibot';
import { outsideRecord } from './outside-record.ts';
import { described } from './schemas/described.ts';

/** Every kind of change that a person or a back end makes, as the change log names it. The names never change. */
export const ChangeKind = v.picklist([
  'integration-made',
  'authentication-changed',
  'secret-replaced',
  'consent-asked',
  'consent-given',
  'consent-undone',
  'consent-withdrawn',
  'administration-chosen',
  'settings-changed',
  'mappings-changed',
  'activated',
  'deactivated',
  'disconnected',
  'retried',
  'invoice-sync-asked',
  'customer-sync-asked',
  'missing-sent',
  'final-asked',
  'catalogue-changed',
  'link-made',
  'session-opened',
  'session-ended',
]);
export type ChangeKind = v.InferOutput<typeof ChangeKind>;

/** Settings by key, mappings by group and key; of a secret never anything. */
const Values = outsideRecord(v.string(), v.unknown());
/** Values of a change: those of before, or those of after. */
export type ChangeValues = v.InferOutput<typeof Values>;

/** One record of the change log. */
export const Change = v.object({
  at: described(v.pipe(v.string(), v.isoTimestamp()), 'When.'),
  actor: described(
    v.string(),
    "Who: the person's name; their role where i-Reserve named nobody; of a back end the subject or client of its token.",
  ),
  integration: described(
    v.nullable(v.string()),
    'The name of the integration; null for what is about the tenant as a whole.',
  ),
  what: described(ChangeKind, 'What was done.'),
  before: described(Values, 'What it was, of that which changed; never anything of a secret.'),
  after: described(Values, 'What it became.'),
});
export type Change = v.InferOutput<typeof Change>;

/** Who does something, and what. */
export interface Deed {
  readonly actor: string;
  readonly what: ChangeKind;
}

/** A change that is about to be written down. */
export interface NewChange extends Deed {
  readonly id: string;
  readonly tenant: string;
  readonly integration: string | null;
  readonly atMs: number;
  readonly before: ChangeValues;
  readonly after: ChangeValues;
}

/** Names of people and clients are cut after this many characters. */
const ACTOR_AT_MOST = 128;

/** A name for the change log: well-formed, and cut to its longest length. */
export const actorName = (name: string): string => [...name.trim().toWellFormed()].slice(0, ACTOR_AT_MOST).join('');

/** Begins a record of the change log: at this moment, with a new id. */
export const newChange = (
  { tenant, integration, actor, what, before = {}, after = {} }: ChangeAbout,
  clock: { now(): number; id(): string },
): NewChange => ({ id: clock.id(), atMs: clock.now(), tenant, integration, actor, what, before, after });

/** The subject of a record; without values where none may be shown. */
export interface ChangeAbout extends Deed {
  readonly tenant: string;
  readonly integration: string | null;
  readonly before?: ChangeValues;
  readonly after?: ChangeValues;
}
