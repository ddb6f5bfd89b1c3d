import * as v from 'valibot';
import { Setback } from '../../../shared/domain/setback.ts';
import { fromJson } from '../../../shared/providers/json.ts';
import { isNoAnswer, noAnswerTo, type Operation, setbackOfNoAnswer } from '../../../shared/providers/operation.ts';
import { NoAnswer, type Wire, type WireRequest } from '../../../shared/providers/wire.ts';

type Request = Pick<WireRequest, 'method' | 'path' | 'query' | 'body'>;

/** Sends one request to Kasboek and reads its answer; null when what was asked for is not there. */
export type KasboekCall = <T>(request: Request, Row: v.GenericSchema<unknown, T>, what: Operation) => Promise<T | null>;

/** Opens the calls of a connection. Each throws the `Setback` of what went wrong. */
export const openCall =
  (wire: Wire): KasboekCall =>
  async (request, Row, what) => {
    const endpoint = request.path.split('/').at(3) ?? request.path;
    const { status, text } = await wire.send({ ...request, endpoint }).catch((trouble: unknown) => {
      throw trouble instanceof NoAnswer ? setbackOfNoAnswer(trouble, what) : trouble;
    });
    if (isNoAnswer(status)) throw noAnswerTo(what);
    if (status === 404) return null;
    if (status === 401) throw new Setback('reconnect', 'reconnect-needed', { scope: 'integration' });
    if (status >= 400) throw new Setback('correct', 'invoice-refused', { about: { ...what.about, text } });
    const read = v.safeParse(Row, status === 204 ? null : fromJson(text));
    if (!read.success) throw noAnswerTo(what);
    return read.output;
  };

/** The same of what has to be there. */
export async function must<T>(asked: Promise<T | null>): Promise<T> {
  const found = await asked;
  if (found === null) throw new Setback('correct', 'link-broken');
  return found;
}
