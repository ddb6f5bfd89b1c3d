/** The data with which a thread of a function starts. */
export interface Assignment {
  /** The file of its code, as a URL, and the name of what it exports. */
  readonly entry: string;
  readonly exported: string;
  readonly functionName: string;
  readonly arn: string;
  readonly memoryMb: number;
  /** The shared clock (`clock.ts`). */
  readonly clock: SharedArrayBuffer;
  /** Where each provider is reached, by the provider's name; one that is missing is reached where it really is. */
  readonly origins: Readonly<Record<string, string>>;
}

/** One call, with its event as JSON. */
export interface Invocation {
  readonly kind: 'call';
  readonly requestId: string;
  readonly event: string;
  /** In real time: the time-out of a function does not jump. */
  readonly deadline: number;
}

/** The clock jumped: whoever sleeps by it looks again. */
export interface Jump {
  readonly kind: 'jump';
}

/** The call that runs went to sleep by the clock, or woke up: nothing moves in it until the clock does. */
export interface Nap {
  readonly kind: 'nap';
  readonly asleep: boolean;
}

/** How a call ended: its result as JSON, or its error; `broken` when the code did not even load. */
export type InvocationResult =
  | { readonly requestId: string; readonly result: string }
  | { readonly requestId: string; readonly error: Failure; readonly broken: boolean };

/** An error, as it goes from thread to thread. */
export interface Failure {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
}
