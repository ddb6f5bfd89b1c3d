import { addUndo } from '../editing/undo.tsx';
import type { ConsoleApp } from '../visit.ts';
import { addActivate } from './activate/index.tsx';
import { addAuthentication } from './authentication/index.tsx';
import { addChanges } from './changes.tsx';
import { addClosingReport } from './closing-report.tsx';
import { addDetails } from './details/index.tsx';
import { addIntegrations } from './integrations/index.tsx';
import { addInvoice } from './invoice/index.tsx';
import { addInvoices } from './invoices/index.tsx';
import { addMappings } from './mappings/index.tsx';
import { addOverview } from './overview/index.tsx';
import { addPreview } from './preview.tsx';
import { addProgress } from './progress.tsx';
import { addStyle } from './style.tsx';

/** Every page behind the gate. A new one is a file and a line here. */
export const pages: readonly ((app: ConsoleApp) => void)[] = [
  addIntegrations,
  addAuthentication,
  addDetails,
  addMappings,
  addActivate,
  addOverview,
  addInvoices,
  addInvoice,
  addPreview,
  addProgress,
  addClosingReport,
  addChanges,
  addStyle,
  addUndo,
];
