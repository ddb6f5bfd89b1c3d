import { correct, Setback } from '../../domain/setback.ts';

/** The same stop with fewer details, for when the table does not take all of them; in the end a fault of ours. */
export const withLess = (error: unknown): readonly Setback[] => {
  const least = correct('internal-error');
  if (!(error instanceof Setback)) return [least];
  const { remedy, cause, scope, retryAtMs, noAnswer } = error;
  return [new Setback(remedy, cause, { scope, noAnswer, ...(retryAtMs === null ? {} : { retryAtMs }) }), least];
};
