import type { Pair } from '../pair.ts';
import { deletedByHand, sentByHand } from './by-hand.ts';
import { nightlyCare, refreshesOfOneChain } from './connection.ts';
import { consentAndMove, consentAnew, firstConsent, secondConsent } from './consent.ts';
import { changeDuringPull, pullAndUpdate, pushAndUpdate } from './contacts.ts';
import { disconnectOfBusy, disconnectWhileRegistering } from './disconnect.ts';
import { intakeOfCorrection, intakeOfOtherContent, requestForInvoice, sameEventTwice, twoIntakes } from './intake.ts';
import { borrowersOfSlots, lastCallsOfMinute } from './pace.ts';
import { customerButton, retryOfParked, syncButton } from './people.ts';
import { afterRestores } from './restore.ts';
import { saveOfDetails, saveOfMapping, saveWhileParking } from './settings.ts';
import { workersOnExternal, workersOnKnownGuest, workersOnNewcomer } from './workers.ts';

/** Every pair. */
export const PAIRS: readonly Pair[] = [
  ...workersOnKnownGuest,
  ...workersOnNewcomer,
  workersOnExternal,
  ...intakeOfOtherContent,
  ...intakeOfCorrection,
  ...requestForInvoice,
  ...sameEventTwice,
  ...twoIntakes,
  ...saveOfMapping,
  ...saveWhileParking,
  ...saveOfDetails,
  ...syncButton,
  ...retryOfParked,
  ...customerButton,
  ...disconnectOfBusy,
  disconnectWhileRegistering,
  ...refreshesOfOneChain,
  ...nightlyCare,
  ...consentAnew,
  ...secondConsent,
  consentAndMove,
  firstConsent,
  ...afterRestores,
  pullAndUpdate,
  pushAndUpdate,
  changeDuringPull,
  sentByHand,
  deletedByHand,
  ...borrowersOfSlots,
  ...lastCallsOfMinute,
];
