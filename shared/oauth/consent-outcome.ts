/**
 * How a consent can end, by the name that the callback gives to the console. Both have words for each: the callback for
 * whoever comes without a session, the console for whoever is at home there.
 */
export type OutcomeName =
  | 'connected'
  | 'choose'
  | 'consent-denied'
  | 'consent-late'
  | 'stale'
  | 'administration-taken'
  | 'administration-gone'
  | 'nothing-seen'
  | 'client-refused'
  | 'busy'
  | 'failed';
