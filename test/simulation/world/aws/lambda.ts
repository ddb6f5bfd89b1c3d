import type { Kernel } from '../kernel/kernel.ts';
import { Process } from '../kernel/process.ts';
import type { Weather } from '../kernel/weather.ts';

/** What came of an invocation, as whoever invoked it learns. */
export type Outcome<R> = { readonly is: 'answered'; readonly answer: R } | { readonly is: 'failed' };

/** A handler in a container of its own, with everything that its module would hold. */
export type Handler<E, R> = (event: E, time: { timeLeftMs(): number }) => Promise<R>;

/** How many containers of all functions together may run at a time: what AWS lets an account have. */
export class Room {
  /** The most that ever ran together. */
  reached = 0;
  #busy = 0;
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  async enter(): Promise<void> {
    if (this.#busy >= this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.reached = Math.max(this.reached, ++this.#busy);
  }

  leave(): void {
    this.#busy--;
    this.#waiting.shift()?.();
  }
}

/** A function as it is deployed. */
export interface Deployed<E, R> {
  readonly name: string;
  readonly timeoutMs: number;
  /** How many containers there are at most. */
  readonly atOnce: number;
  /** Starts a container: what it makes lives as long as the container. */
  readonly start: (process: Process) => Handler<E, R>;
  /** What it shares with the other functions; room for all when left out. */
  readonly room?: Room | undefined;
  /** Any container that waits may be the next, not the one that was used last. */
  readonly takesAny?: boolean;
  /** Whose work an event is, where one event is the work of one tenant. */
  readonly tenantOf?: (event: E) => string | null;
  /** Hears of an invocation that threw, and of each that ended. */
  readonly onThrown: (error: unknown) => void;
}

interface Container<E, R> {
  readonly process: Process;
  readonly handle: Handler<E, R>;
  /** Ends the invocation that runs in it. */
  fail: () => void;
  idleSinceMs: number;
}

/** A container that nobody needs is thawed no more after a while. */
const IDLE_AT_MOST_MS = 600_000;
const COLD_START_MS = 400;

/**
 * Lambda: one invocation at a time in each container; a container that ran to its time-out or died is gone with all it
 * knew. One that stands still at its time-out goes on when it thaws, though everybody counts it as dead: a zombie.
 */
export class LambdaFunction<E, R> {
  readonly deployed: Deployed<E, R>;
  readonly #kernel: Kernel;
  readonly #weather: Weather;
  readonly #skewMs: () => number;
  #idle: Container<E, R>[] = [];
  #busy = 0;
  #started = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(kernel: Kernel, weather: Weather, skewMs: () => number, deployed: Deployed<E, R>) {
    this.#kernel = kernel;
    this.#weather = weather;
    this.#skewMs = skewMs;
    this.deployed = deployed;
  }

  /** Runs it once, when there is room. */
  async invoke(event: E): Promise<Outcome<R>> {
    if (this.#busy >= this.deployed.atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy++;
    await this.deployed.room?.enter();
    const { container, delayMs } = this.#container();
    return new Promise((resolve) => {
      let isOver = false;
      const end = (outcome: Outcome<R>) => {
        if (isOver) return;
        isOver = true;
        this.#busy--;
        this.deployed.room?.leave();
        this.#waiting.shift()?.();
        resolve(outcome);
      };
      container.fail = () => end({ is: 'failed' });
      this.#kernel.after(delayMs, `${container.process.name} starts`, () => this.#run(event, container, end));
    });
  }

  #run(event: E, container: Container<E, R>, end: (outcome: Outcome<R>) => void): void {
    const { process, handle } = container;
    const endsAtMs = this.#kernel.now() + this.deployed.timeoutMs;
    let isRunning = true;
    process.servesTenant = this.deployed.tenantOf?.(event) ?? null;
    const over = (outcome: Outcome<R>) => {
      if (!isRunning || process.isDead) return;
      isRunning = false;
      container.idleSinceMs = this.#kernel.now();
      if (this.#kernel.now() < endsAtMs) this.#idle.push(container);
      end(outcome);
    };
    handle(event, { timeLeftMs: () => endsAtMs - this.#kernel.now() }).then(
      (answer) => over({ is: 'answered', answer }),
      (error: unknown) => {
        if (!process.isDead) this.deployed.onThrown(error);
        over({ is: 'failed' });
      },
    );
    this.#kernel.at(endsAtMs, `${process.name} times out`, () => {
      if (!isRunning) return;
      if (process.isFrozen()) end({ is: 'failed' });
      else process.kill();
    });
  }

  /** The one that was used last, or any of them: nobody promises which. */
  #warm(): Container<E, R> | undefined {
    if (!this.deployed.takesAny) return this.#idle.pop();
    return this.#idle.splice(this.#kernel.between(`${this.deployed.name} takes`, 0, this.#idle.length - 1), 1)[0];
  }

  #container(): { readonly container: Container<E, R>; readonly delayMs: number } {
    const now = this.#kernel.now();
    this.#idle = this.#idle.filter(
      ({ process, idleSinceMs }) => !process.isDead && now - idleSinceMs < IDLE_AT_MOST_MS,
    );
    const isCold = this.#weather.strikes('cold-start', this.deployed.name);
    const warm = isCold ? undefined : this.#warm();
    if (warm) return { container: warm, delayMs: 5 };
    const process = new Process(
      this.#kernel,
      this.#weather,
      `${this.deployed.name}/${this.#started++}`,
      this.#skewMs(),
      () => container.fail(),
    );
    const container: Container<E, R> = {
      process,
      handle: this.deployed.start(process),
      fail: () => undefined,
      idleSinceMs: now,
    };
    return { container, delayMs: COLD_START_MS };
  }
}
