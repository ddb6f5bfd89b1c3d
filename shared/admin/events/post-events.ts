import * as v from 'valibot';
import { CATALOGUE_BYTES, fitsStore } from '../../domain/catalogue.ts';
import { EventIn } from '../../domain/events-in.ts';
import { type Fault, fault } from '../../domain/faults.ts';
import { idText } from '../../domain/optional.ts';
import type { Call } from '../../runtime/call.ts';
import type { HttpEvent } from '../../runtime/http-api.ts';
import { badBody, Problem } from '../../runtime/problem.ts';
import { readJsonBody } from '../../runtime/read-body.ts';
import type { SendEvents } from '../../store/queues/intake-queue.ts';
import { judgeEvent } from '../../sync/intake/read-event.ts';
import { whatFailed } from '../../sync/ledger/note-fault.ts';
import type { AdminPorts } from '../ports.ts';

/** Lambda is handed 6 MB at most, in which the body stands as JSON text and so grows by its quotes. */
export const EVENTS_BYTES = 4_000_000;
const EVENTS_AT_MOST = 100;
/** So many faults are told at most: nobody reads more, and an answer has its limits too. */
const FAULTS_AT_MOST = 1_000;

/** One envelope, or several: contract section 1. */
export const EventsBody = v.union([EventIn, v.pipe(v.array(EventIn), v.minLength(1), v.maxLength(EVENTS_AT_MOST))]);

/** The envelopes of a request, each as the intake queue takes it. */
export interface Envelopes {
  readonly events: readonly string[];
}

/**
 * Reads one envelope or a list of them, as leniently as the intake. Throws the `Problem` that names everything that is
 * wrong with any of them, one that is for another tenant included; the pointers of a list begin with the place in it.
 */
export function readEnvelopes(event: HttpEvent, tenant: string): Envelopes {
  const body = readJsonBody(event, EVENTS_BYTES);
  if (typeof body !== 'object' || body === null)
    throw new Problem('unreadable-body', { faults: [fault('', 'not-object')] });
  if (!Array.isArray(body)) return readAll([['', body]], tenant);
  if (body.length === 0) throw badBody(fault('', 'too-few', { least: '1' }));
  if (body.length > EVENTS_AT_MOST) throw badBody(fault('', 'too-many', { most: String(EVENTS_AT_MOST) }));
  return readAll(
    body.map((envelope, index) => [`/${index}`, envelope]),
    tenant,
  );
}

function readAll(envelopes: readonly (readonly [at: string, envelope: unknown])[], tenant: string): Envelopes {
  const texts = envelopes.map(([at, envelope]) => ({ at, envelope, text: written(envelope) }));
  const faults = texts.flatMap(({ at, envelope, text }) =>
    faultsOf(envelope, text, tenant).map((one) => ({ ...one, pointer: at + one.pointer })),
  );
  if (faults.length > 0) throw badBody(...faults.slice(0, FAULTS_AT_MOST));
  return { events: texts.map(({ text }) => text) };
}

/** An envelope as JSON; empty for one that is nested too deep to be written. */
function written(envelope: unknown): string {
  try {
    return JSON.stringify(envelope);
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

function faultsOf(envelope: unknown, text: string, tenant: string): readonly Fault[] {
  if (text === '') return [fault('', 'unfit')];
  if (typeof envelope !== 'object' || envelope === null || Array.isArray(envelope)) return [fault('', 'not-object')];
  const judged = judgeEvent(envelope, Buffer.byteLength(text));
  const foreign = isForAnother(envelope, tenant) ? [fault('/detail/tenant', 'other-tenant')] : [];
  return [...foreign, ...('faults' in judged ? judged.faults : catalogueFaults(judged.event))];
}

/** A catalogue is kept as one item, so one that does not fit there would be a dead letter. */
const catalogueFaults = ({ detail }: EventIn): readonly Fault[] =>
  'catalogue' in detail && !fitsStore(detail.catalogue)
    ? [fault('/detail/catalogue', 'too-large', { most: String(CATALOGUE_BYTES) })]
    : [];

const Addressed = v.object({ detail: v.object({ tenant: idText }) });

/** True of an envelope that names another tenant; one that names none has that fault already. */
function isForAnother(envelope: unknown, tenant: string): boolean {
  const read = v.safeParse(Addressed, envelope);
  return read.success && read.output.detail.tenant !== tenant;
}

/** What handing over events needs. */
export interface EventPorts {
  readonly sendEvents: SendEvents;
}

/**
 * Hands events over to the intake; answers how many. From then on they can't be lost: they are on the queue by which the
 * bus brings its own. Throws `events-not-taken` when the queue did not take all.
 */
export async function handOver(
  { tenant, body }: Pick<Call<Envelopes>, 'tenant' | 'body'>,
  { sendEvents, log }: EventPorts & Pick<AdminPorts, 'log'>,
): Promise<{ readonly accepted: number }> {
  try {
    await sendEvents(body.events);
  } catch (error) {
    log.error('Posted events were not all taken', { tenant, ...whatFailed(error) });
    throw new Problem('events-not-taken', { headers: { 'retry-after': '60' } });
  }
  return { accepted: body.events.length };
}
