import type { Asked } from './reply.ts';

/** What can go wrong at any provider, and what each one needs to know. */
export type CommonFault =
  /** The work is done and the connection breaks before the answer. */
  | { readonly kind: 'lost-answer' }
  /** The connection breaks now and the work is done `afterMs` later. */
  | { readonly kind: 'late-commit'; readonly afterMs: number }
  /** No answer ever comes; the work is done only when `work` says so. */
  | { readonly kind: 'hang'; readonly work?: boolean }
  /** The answer takes a while. */
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: '500-before' | '500-after' | '503' | '408-after' | '401' }
  /** A page in place of an answer; the work is done only when `work` says so. */
  | { readonly kind: 'html'; readonly status?: 200 | 502; readonly work?: boolean }
  /** The work is done and half of the JSON, or something else, comes back. */
  | { readonly kind: 'truncated' | 'not-json' };

/** A fault that waits for requests to happen to. */
export interface Planned<F extends { readonly kind: string }> {
  /** Any method when left out. */
  readonly method?: string;
  /** A part of the path, or a pattern; any path when left out. */
  readonly path?: string | RegExp;
  /** A text in the query or the body, such as the number of one record; any when left out. */
  readonly about?: string;
  readonly fault: F | F['kind'];
  /** How many requests it happens to; one when left out. */
  readonly times?: number;
}

interface Waiting<F> {
  readonly method: string | undefined;
  readonly path: string | RegExp;
  readonly about: string;
  readonly fault: F;
  left: number;
}

/** The faults that wait, in the order in which they were asked for. */
export class Faults<F extends { readonly kind: string }> {
  private waiting: Waiting<F>[] = [];
  private readonly whole: (kind: F['kind']) => F;

  /** `whole` says what a fault of which only the kind is named consists of. */
  constructor(whole: (kind: F['kind']) => F) {
    this.whole = whole;
  }

  /** Lets a fault happen to the next request that fits. */
  next({ method, path = '', about = '', fault, times = 1 }: Planned<F>): void {
    const whole = typeof fault === 'string' ? this.whole(fault) : (fault as F);
    this.waiting.push({ method, path, about, fault: whole, left: times });
  }

  /** Takes the fault that happens to a request, if there is one. */
  take(asked: Pick<Asked, 'method' | 'path' | 'search' | 'body'>): F | undefined {
    const found = this.waiting.find((waiting) => fits(waiting, asked));
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

/** A fault that every provider knows, of which only the kind was named. */
export function wholeCommon(kind: CommonFault['kind']): CommonFault {
  if (kind === 'late-commit') return { kind, afterMs: defaultDelayMs };
  if (kind === 'slow') return { kind, ms: 1_000 };
  return { kind };
}

const fits = (
  waiting: Waiting<unknown>,
  { method, path, search, body }: Parameters<Faults<never>['take']>[0],
): boolean =>
  (waiting.method === undefined || waiting.method === method) &&
  `${decodeURIComponent(search)} ${body}`.includes(waiting.about) &&
  (typeof waiting.path === 'string' ? path.includes(waiting.path) : waiting.path.test(path));
