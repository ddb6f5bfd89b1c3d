import type { ShownStatus } from '../../../shared/domain/sentences-words.ts';

/** How a status looks beside its words. */
export const statusTones: Readonly<Record<ShownStatus, string>> = {
  received: '',
  waiting: 'warn',
  uncertain: 'warn',
  parked: 'bad',
  skipped: '',
  synced: 'good',
};
