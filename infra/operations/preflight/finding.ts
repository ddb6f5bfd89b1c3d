/** What a check found: it holds, it stands in the way, or it is worth knowing. */
export interface Finding {
  readonly verdict: 'well' | 'wrong' | 'worth knowing';
  /** A plain sentence; what is wrong says what to do. */
  readonly sentence: string;
}

/** It holds. */
export const well = (sentence: string): Finding => ({ verdict: 'well', sentence });
/** It stands in the way of the deployment. */
export const wrong = (sentence: string): Finding => ({ verdict: 'wrong', sentence });
/** It does not stand in the way, and somebody should know it. */
export const worthKnowing = (sentence: string): Finding => ({ verdict: 'worth knowing', sentence });

/** What an error is called: its name, or what the system says of it. */
export const nameOfError = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'an unknown error';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
};
