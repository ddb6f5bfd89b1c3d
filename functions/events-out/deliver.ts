import * as v from 'valibot';
import { readJson } from '../../shared/domain/json.ts';
import { signBody } from '../../shared/http/signature.ts';
import type { Log } from '../../shared/sync/ledger/log.ts';
import type { Metrics } from '../../shared/sync/ledger/metrics.ts';
import { whatFailed } from '../../shared/sync/ledger/note-fault.ts';
import { pauseAfter } from './pauses.ts';
import type { Post } from './post.ts';

/** What a delivery needs from outside. */
export interface DeliveryPorts {
  readonly post: Post;
  /** The secrets that sign, as `signBody` reads them. */
  readonly secrets: () => Promise<string>;
  /** Epoch milliseconds as the receiver counts them. */
  readonly receiversNow: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  /** Keeps what is given up, for a person. */
  readonly keep: (body: string) => Promise<void>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** One event, as the queue hands it out. */
export interface Delivery {
  /** The envelope of the bus. */
  readonly body: string;
  /** 1 for the first. */
  readonly attempt: number;
}

const Envelope = v.object({
  'detail-type': v.string(),
  detail: v.object({ id: v.string(), tenant: v.optional(v.string()), integration: v.optional(v.string()) }),
});

/** The receiver has no use for events any more: repeats would only annoy it. */
const GONE = 410;

/**
 * Posts one event, signed. The answer is null when it is over: taken with a 2xx, or kept because it cannot be read, the
 * receiver said 410, or a day of attempts went by. Else it is the pause in milliseconds until the next attempt. Of what
 * the receiver answers only the status is looked at.
 */
export async function deliver({ body, attempt }: Delivery, ports: DeliveryPorts): Promise<number | null> {
  const { post, secrets, receiversNow, random, keep, log, metrics } = ports;
  const read = v.safeParse(Envelope, readJson(body));
  if (!read.success) {
    log.error('What cannot be read is kept, not delivered');
    await keep(body);
    return null;
  }
  const { 'detail-type': event, detail } = read.output;
  const { id, tenant, integration } = detail;
  const about = { event, count: attempt, ...(tenant && { tenant }), ...(integration && { integration }) };

  const signature = signBody(await secrets(), { id, sentAtMs: receiversNow(), body });
  const { httpStatus, askedMs, ...fault } = await post(body, signature).catch((cause: unknown) => noAnswer(cause));
  if (httpStatus >= 200 && httpStatus < 300) {
    log.info('Delivered', { ...about, httpStatus });
    return null;
  }
  metrics.note('EventsOutRefused');
  const pauseMs = httpStatus === GONE ? null : pauseAfter({ attempt, askedMs, random: random() });
  const said = { ...about, ...(httpStatus > 0 && { httpStatus }), ...('fault' in fault && fault) };
  if (pauseMs === null) {
    log.error('Given up, and kept', said);
    await keep(body);
  } else log.warn('Not delivered', { ...said, waitMs: Math.round(pauseMs) });
  return pauseMs;
}

const noAnswer = (cause: unknown) => ({ httpStatus: 0, askedMs: 0, ...whatFailed(cause) });
