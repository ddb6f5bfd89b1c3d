import { correct, Setback } from '../../domain/setback.ts';

/** The same stop with less to say of it, should the table not take what it says; in the end a fault of ours. */
export const withLess = (error: unknown): readonly Setback[] => {
  const least = correct('internal-error');
  if (!(error instanceof Setback)) return [least];
  const { remedy, cause, scope, retryAtMs, noAnswer } = error;
  return [new Setback(remedy, cause, { scope, noAnswer, ...(retryAtMs === null ? {} : { retryAtMs }) }), least];
};
