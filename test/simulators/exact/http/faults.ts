/** What can go wrong, and what each one needs to know. */
export type Fault =
  /** The work is done and the connection breaks before the answer. */
  | { readonly kind: 'lost-answer' }
  /** The connection breaks now and the work is done `afterMs` later. */
  | { readonly kind: 'late-commit'; readonly afterMs: number }
  /** No answer ever comes; the work is done only when `work` says so. */
  | { readonly kind: 'hang'; readonly work?: boolean }
  /** The answer takes a while. */
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: '500-before' | '500-after' | '503' | '408-after' }
  /** A page in place of an answer; the work is done only when `work` says so. */
  | { readonly kind: 'html'; readonly status?: 200 | 502; readonly work?: boolean }
  | { readonly kind: '429-minute' | '429-day' | '401' }
  | { readonly kind: '403'; readonly reason?: string }
  /** The work is done and half of the JSON, or something else, comes back. */
  | { readonly kind: 'truncated' | 'not-json' }
  /** A refusal with a sentence of the test's choice; nothing is done. */
  | { readonly kind: 'error'; readonly status: number; readonly message: string; readonly reason?: string }
  /** Printing goes wrong in its mail or its document; without a document nothing is processed unless `processed`. */
  | { readonly kind: 'email-error'; readonly message?: string }
  | { readonly kind: 'document-error'; readonly message?: string; readonly processed?: boolean };

export type FaultKind = Fault['kind'];

/** A fault that waits for requests to happen to. */
export interface Planned {
  /** Any method when left out. */
  readonly method?: string;
  /** A part of the path, or a pattern; any path when left out. */
  readonly path?: string | RegExp;
  readonly fault: Fault | FaultKind;
  /** How many requests it happens to; one when left out. */
  readonly times?: number;
}

interface Waiting {
  readonly method: string | undefined;
  readonly path: string | RegExp;
  readonly fault: Fault;
  left: number;
}

/** The faults that wait, in the order in which they were asked for. */
export class Faults {
  private waiting: Waiting[] = [];

  /** Lets a fault happen to the next request that fits. */
  next({ method, path = '', fault, times = 1 }: Planned): void {
    this.waiting.push({ method, path, fault: whole(fault), left: times });
  }

  /** Takes the fault that happens to a request, if there is one. */
  take(method: string, path: string): Fault | undefined {
    const found = this.waiting.find((waiting) => fits(waiting, method, path));
    if (!found) return undefined;
    found.left -= 1;
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    return found.fault;
  }

  /** How many faults still wait. */
  get pending(): number {
    return this.waiting.reduce((sum, { left }) => sum + left, 0);
  }

  /** Forgets the faults that have not happened. */
  clear(): void {
    this.waiting = [];
  }
}

const defaultDelayMs = 60_000;

function whole(fault: Fault | FaultKind): Fault {
  if (typeof fault !== 'string') return fault;
  if (fault === 'late-commit') return { kind: fault, afterMs: defaultDelayMs };
  if (fault === 'slow') return { kind: fault, ms: 1_000 };
  if (fault === 'error') return { kind: fault, status: 400, message: 'Ongeldig' };
  return { kind: fault };
}

const fits = (waiting: Waiting, method: string, path: string): boolean =>
  (waiting.method === undefined || waiting.method === method) &&
  (typeof waiting.path === 'string' ? path.includes(waiting.path) : waiting.path.test(path));
