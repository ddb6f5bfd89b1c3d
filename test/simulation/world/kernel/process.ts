import type { Kernel } from './kernel.ts';
import type { Weather } from './weather.ts';

/** How long a request is on its way, there and back. */
export interface Way {
  readonly thereMs: number;
  readonly backMs: number;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** How long a process stands still, at most; twice as long as a wake is hidden. */
const FROZEN_AT_MOST_MS = 300_000;

/**
 * A process with a clock of its own. Each of its calls to the outside is a gate: there it may die, and then no call of it is
 * ever answered; or stand still for minutes, while the world goes on.
 */
export class Process {
  readonly name: string;
  isDead = false;
  /** What it works for at the moment: the checks ask whose token it may use. */
  servesTenant: string | null = null;
  readonly kernel: Kernel;
  readonly weather: Weather;
  readonly #skewMs: number;
  readonly #onDeath: (process: Process) => void;
  #frozenUntilMs = 0;

  constructor(kernel: Kernel, weather: Weather, name: string, skewMs: number, onDeath: (process: Process) => void) {
    this.kernel = kernel;
    this.weather = weather;
    this.name = name;
    this.#skewMs = skewMs;
    this.#onDeath = onDeath;
  }

  /** What its clock shows. */
  now = (): number => this.kernel.now() + this.#skewMs;

  isFrozen = (): boolean => this.#frozenUntilMs > this.kernel.now();

  /** It stands still, as a container does that its host lets wait: nothing comes back to it for so long. */
  standStill(ms: number): void {
    this.#frozenUntilMs = Math.max(this.#frozenUntilMs, this.kernel.now() + ms);
  }

  sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => this.kernel.after(Math.max(0, ms), `${this.name} sleeps`, () => this.#goOn(resolve)));

  kill(): void {
    if (this.isDead) return;
    this.isDead = true;
    this.#onDeath(this);
  }

  /** Has something done outside, at the moment when the request arrives there; answers when the answer is back. */
  call<T>(what: string, { thereMs, backMs }: Way, act: () => T | Promise<T>): Promise<T> {
    if (this.isDead) return never();
    if (this.weather.strikes('crash-before', `${this.name} before ${what}`)) {
      this.kill();
      return never();
    }
    return new Promise<T>((resolve, reject) => {
      this.kernel.after(thereMs, `${this.name} ${what}`, () => {
        const back = (settle: () => void) => this.#comeBack(what, backMs, settle);
        let answer: T | Promise<T>;
        try {
          answer = act();
        } catch (error) {
          back(() => reject(error));
          return;
        }
        if (!(answer instanceof Promise)) back(() => resolve(answer));
        else
          answer.then(
            (value) => back(() => resolve(value)),
            (error: unknown) => back(() => reject(error)),
          );
      });
    });
  }

  #comeBack(what: string, backMs: number, settle: () => void): void {
    if (this.isDead) return;
    if (this.weather.strikes('crash-after', `${this.name} after ${what}`)) {
      this.kill();
      return;
    }
    if (this.weather.strikes('freeze', `${this.name} after ${what}`)) {
      const ms = this.kernel.between('freeze', 1_000, FROZEN_AT_MOST_MS);
      this.standStill(ms);
    }
    this.kernel.after(backMs, `${this.name} hears of ${what}`, () => this.#goOn(settle));
  }

  #goOn(settle: () => void): void {
    if (this.isDead) return;
    if (this.isFrozen()) this.kernel.at(this.#frozenUntilMs, `${this.name} goes on`, () => this.#goOn(settle));
    else settle();
  }
}
