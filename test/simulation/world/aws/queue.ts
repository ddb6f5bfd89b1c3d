import type { SqsAnswer, SqsEvent } from '../../../../shared/runtime/sqs.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Weather } from '../kernel/weather.ts';
import type { LambdaFunction } from './lambda.ts';

/** A message in a queue. */
export interface Message {
  readonly id: string;
  readonly body: string;
  readonly group: string | null;
  received: number;
}

/** How a queue is made. */
export interface QueueProps {
  readonly name: string;
  readonly isFifo: boolean;
  readonly visibilityMs: number;
  readonly receivesAtMost: number;
  readonly batch: number;
  readonly worker: LambdaFunction<SqsEvent, SqsAnswer>;
}

/** As long as a standard queue keeps a message back, when the weather is bad. */
const LATE_AT_MOST_MS = 180_000;

/**
 * SQS with a function behind it. A standard queue delivers at least once and in any order. A FIFO queue has one message of a
 * group on its way at a time, in order; one whose worker said nothing is shown again when its time is over.
 */
export class Queue {
  readonly deadLetters: Message[] = [];
  readonly #kernel: Kernel;
  readonly #weather: Weather;
  readonly #props: QueueProps;
  readonly #groups = new Map<string, { waiting: Message[]; isBusy: boolean }>();
  #ready: Message[] = [];
  #isPolled = false;
  /** Messages that it took in. */
  sent = 0;
  /** Messages that are not done with. */
  open = 0;

  constructor(kernel: Kernel, weather: Weather, props: QueueProps) {
    this.#kernel = kernel;
    this.#weather = weather;
    this.#props = props;
  }

  /** Takes a message in; when this returns, the queue has it. */
  send(body: string, group: string | null = null): void {
    const { name, isFifo } = this.#props;
    const message: Message = { id: `${name}-${this.sent++}`, body, group, received: 0 };
    this.open++;
    if (isFifo && group !== null) {
      this.#groupOf(group).waiting.push(message);
      this.#kernel.after(this.#delayMs(), `${name} brings ${message.id}`, () => this.#serveGroup(group));
      return;
    }
    this.#bring(message, this.#weather.strikes('late-message', message.id) ? LATE_AT_MOST_MS : 0);
    if (!this.#weather.strikes('message-twice', message.id)) return;
    this.open++;
    this.#bring({ ...message, id: `${message.id}-again` }, LATE_AT_MOST_MS);
  }

  #bring(message: Message, lateMs: number): void {
    const { name } = this.#props;
    const ms = this.#delayMs() + (lateMs > 0 ? this.#kernel.between(`${name} late`, 0, lateMs) : 0);
    this.#kernel.after(ms, `${name} brings ${message.id}`, () => {
      this.#ready.push(message);
      if (this.#isPolled) return;
      this.#isPolled = true;
      this.#kernel.after(2, `${name} is polled`, () => this.#poll());
    });
  }

  #delayMs = (): number => this.#kernel.between(`${this.#props.name} delay`, 2, 20);

  #poll(): void {
    this.#isPolled = false;
    const all = this.#ready;
    this.#ready = [];
    const { batch } = this.#props;
    for (let from = 0; from < all.length; from += batch) void this.#handOver(all.slice(from, from + batch));
  }

  #serveGroup(name: string): void {
    const group = this.#groupOf(name);
    const [first] = group.waiting;
    if (group.isBusy || !first) return;
    group.isBusy = true;
    const done = (isDone: boolean) => {
      if (isDone) group.waiting.shift();
      group.isBusy = false;
      this.#serveGroup(name);
    };
    void this.#handOver([first], done);
  }

  /** Hands messages to a worker. What is not done with is shown again when its time is over, or is a dead letter by then. */
  async #handOver(messages: readonly Message[], ofGroup?: (isDone: boolean) => void): Promise<void> {
    const { name, visibilityMs, worker } = this.#props;
    const open = new Set(messages);
    for (const message of messages) message.received++;
    let isShownAgain = false;
    this.#kernel.after(visibilityMs, `${name} shows again`, () => {
      isShownAgain = true;
      for (const message of open) this.#again(message, ofGroup);
    });
    const outcome = await worker.invoke({ Records: messages.map(({ id, body }) => ({ messageId: id, body })) });
    if (isShownAgain || outcome.is === 'failed') return;
    const failed = new Set(outcome.answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const message of messages) {
      if (failed.has(message.id)) continue;
      open.delete(message);
      this.open--;
      ofGroup?.(true);
    }
  }

  #again(message: Message, ofGroup?: (isDone: boolean) => void): void {
    const isDead = message.received >= this.#props.receivesAtMost;
    if (isDead) {
      this.deadLetters.push(message);
      this.open--;
    }
    if (ofGroup) ofGroup(isDead);
    else if (!isDead) this.#bring(message, 0);
  }

  #groupOf(name: string) {
    const group = this.#groups.get(name) ?? { waiting: [], isBusy: false };
    this.#groups.set(name, group);
    return group;
  }
}
