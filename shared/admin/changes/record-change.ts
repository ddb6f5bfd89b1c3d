import { type ChangeAbout, newChange } from '../../domain/change.ts';
import type { AdminPorts } from '../ports.ts';

/**
 * Writes down what is about to be done, where it is more than one write or none of ours. It comes before the deed: when a
 * run ends in between there is a line without a change, and never a change without a line.
 */
export const recordChange = (about: ChangeAbout, { changeLog, clock }: Pick<AdminPorts, 'changeLog' | 'clock'>) =>
  changeLog.record(newChange(about, clock));
