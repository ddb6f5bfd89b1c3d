import { type ChangeAbout, newChange } from '../../domain/change.ts';
import type { AdminPorts } from '../ports.ts';

/**
 * Records a change that takes several writes, or a write elsewhere. It comes before the change itself: when a run ends
 * in between, the log has a record without a change, and never a change without a record.
 */
export const recordChange = (about: ChangeAbout, { changeLog, clock }: Pick<AdminPorts, 'changeLog' | 'clock'>) =>
  changeLog.record(newChange(about, clock));
