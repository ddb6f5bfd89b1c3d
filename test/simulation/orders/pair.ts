import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Time } from '../../../shared/runtime/time.ts';
import type { WorkerWorld } from '../../../shared/runtime/world.ts';
import type { AnyWorld } from '../../world.ts';
import type { Name } from './order.ts';

/** What an actor stands on: every call of a port is a step. */
export interface Standing {
  readonly world: AnyWorld;
  readonly worker: WorkerWorld;
  /** The tables that it stands on. */
  readonly documents: DynamoDBDocumentClient;
  readonly time: Time;
  /** What a person does in the books, as one step. */
  inTheBooks(deed: () => Promise<void>): Promise<void>;
}

/** One of two who act: production code, and how what it was begun by comes again when it did not end in order. */
export interface Act {
  run(standing: Standing): Promise<void>;
  /** SQS delivers its message once more. */
  again(world: AnyWorld): Promise<void>;
}

/** Two who act side by side on something of their own, and what must be true when all is quiet. */
export interface Scene {
  readonly acts: Readonly<Record<Name, Act>>;
  /** What is wrong, in words; nothing when all is right. `wasFrozen`: somebody was frozen in this order. */
  verdict(wasFrozen: boolean): Promise<readonly string[]>;
}

/** A world in which one scene after another is played; each has invoices and customers of its own, by its number. */
export interface Theatre extends AsyncDisposable {
  readonly world: AnyWorld;
  scene(nth: number): Promise<Scene>;
}

/** Two who may meet. */
export interface Pair {
  readonly name: string;
  /** How many scenes one world can bear; many when left out, since a new world is dear. */
  readonly scenesAtMost?: number;
  open(): Promise<Theatre>;
}
