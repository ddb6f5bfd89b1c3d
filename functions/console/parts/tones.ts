import type { ShownStatus } from '../../../shared/domain/sentences-words.ts';
import type { Look } from './badge.tsx';

/** How a status looks beside its words. */
export const statusLooks: Readonly<Record<ShownStatus | 'draft' | 'held' | 'remarked', Look>> = {
  received: { tone: '', icon: 'dot' },
  waiting: { tone: 'warn', icon: 'clock' },
  uncertain: { tone: 'warn', icon: 'search' },
  parked: { tone: 'bad', icon: 'stop' },
  skipped: { tone: '', icon: 'minus' },
  synced: { tone: 'good', icon: 'check' },
  draft: { tone: 'warn', icon: 'draft' },
  held: { tone: 'warn', icon: 'pause' },
  remarked: { tone: 'good', icon: 'remark' },
};
