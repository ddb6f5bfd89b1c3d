import type { ProviderId } from '../../../shared/providers/index.ts';
import { demoApp as exactApp, startExact } from '../../../test/simulators/exact/index.ts';
import { demoApp as moneybirdApp, startMoneybird } from '../../../test/simulators/moneybird/index.ts';
import type { BooksFile } from '../books-file.ts';
import type { Print } from '../progress.ts';
import type { LocalStage } from '../stage.ts';

/** The options of a demo beside its simulator. */
export interface DemoSurroundings {
  /** Where each provider is reached. */
  readonly origins: Readonly<Record<string, string>>;
  readonly print: Print;
}

/** An accounting system as the local run has it: a simulator, or another one that was named. */
export interface LocalBooks extends AsyncDisposable {
  readonly origin: string;
  readonly isSimulated: boolean;
  /** The app that its simulator knows: what an administrator types in. */
  readonly app: DemoApp;
  /** Connects a tenant and pushes samples; true when each stands where it belongs. */
  demonstrate(stage: LocalStage, surroundings: DemoSurroundings): Promise<boolean>;
}

/** An OAuth app of a simulator. */
export interface DemoApp {
  readonly clientId: string;
  readonly clientSecret: string;
}

type Simulator = AsyncDisposable & { readonly origin: string; snapshot(): Uint8Array };
type Demo<S> = (stage: LocalStage, simulator: S | undefined, surroundings: DemoSurroundings) => Promise<boolean>;

/**
 * Opens the books at an origin, or starts their simulator on this clock where none is named: with the books of the run
 * before where there is a file for them.
 */
type OpenBooks = (elsewhere: string | undefined, now: () => number, file: BooksFile | null) => Promise<LocalBooks>;

interface Starting {
  readonly now: () => number;
  readonly kept?: Uint8Array;
}

/** How often, in real time, the books are written to their file. */
const WRITE_EVERY_MS = 1_000;

const books =
  <S extends Simulator>(app: DemoApp, start: (options: Starting) => Promise<S>, demo: Demo<S>): OpenBooks =>
  async (elsewhere, now, file) => {
    const kept = file?.kept;
    const simulator = elsewhere === undefined ? await start({ now, ...(kept && { kept }) }) : undefined;
    const write = () => simulator && file?.write(simulator.snapshot());
    const writing = setInterval(write, WRITE_EVERY_MS).unref();
    return {
      origin: simulator?.origin ?? elsewhere ?? '',
      isSimulated: simulator !== undefined,
      app,
      demonstrate: (stage, surroundings) => demo(stage, simulator, surroundings),
      [Symbol.asyncDispose]: async () => {
        clearInterval(writing);
        write();
        await simulator?.[Symbol.asyncDispose]();
      },
    };
  };

/** Every accounting system of the local run, in the order of the demo: its simulator, and what is shown of it. */
export const localBooks: Readonly<Record<ProviderId, OpenBooks>> = {
  moneybird: books(moneybirdApp, startMoneybird, async (stage, moneybird, surroundings) => {
    const { runMoneybirdDemo } = await import('./demo-moneybird.ts');
    return runMoneybirdDemo(stage, { moneybird, ...surroundings });
  }),
  exact: books(exactApp, startExact, async (stage, exact, surroundings) => {
    const { runDemo } = await import('./demo.ts');
    return runDemo(stage, { exact, ...surroundings });
  }),
};

/** Their names, in that order. */
export const localIds = Object.keys(localBooks) as readonly ProviderId[];
