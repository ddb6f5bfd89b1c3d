import type { Pair } from '../pair.ts';
import { deletedByHand, sentByHand } from './by-hand.ts';
import { consentAnew, nightlyCare, refreshesOfOneChain } from './connection.ts';
import { changeDuringPull, pullAndUpdate, pushAndUpdate } from './contacts.ts';
import { intakeOfCorrection, intakeOfOtherContent, requestForInvoice, sameEventTwice, twoIntakes } from './intake.ts';
import { twoBorrowers } from './pace.ts';
import { customerButton, disconnectOfBusy, retryOfParked, saveOfDetails, saveOfMapping, syncButton } from './people.ts';
import { workersOnKnownGuest, workersOnMoneybird, workersOnNewcomer } from './workers.ts';

/** Every pair. */
export const PAIRS: readonly Pair[] = [
  workersOnKnownGuest,
  workersOnNewcomer,
  workersOnMoneybird,
  intakeOfOtherContent,
  intakeOfCorrection,
  requestForInvoice,
  sameEventTwice,
  twoIntakes,
  saveOfMapping,
  saveOfDetails,
  syncButton,
  retryOfParked,
  customerButton,
  disconnectOfBusy,
  ...refreshesOfOneChain,
  nightlyCare,
  consentAnew,
  pullAndUpdate,
  pushAndUpdate,
  changeDuringPull,
  sentByHand,
  deletedByHand,
  twoBorrowers,
];
