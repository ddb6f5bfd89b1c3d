import { pathId } from '../../shared/runtime/path-id.ts';

const ofIntegration = (id: string): string => `/console/integrations/${encodeURIComponent(id)}`;
const ofInvoice = (id: string): string => `/console/invoices/${pathId(id)}`;

interface ProgressAsked {
  readonly cause: string | null;
  /** How many there were; null where nobody counted them. */
  readonly from: number | null;
  /** The invoices that are shown one by one; a longer list does not fit an address. */
  readonly ids?: readonly string[];
  /** What else the address holds, such as what a save is taken back by. */
  readonly kept?: Readonly<Record<string, string>>;
}

/** A longer list of invoices is left out of the address of a page. */
export const SHOWN_AT_MOST = 50;

/** Where each page of daily work stands, and what its forms are sent to. */
export const places = {
  integrations: '/console',
  overview: '/console/overview',
  invoices: '/console/invoices',
  invoicesCsv: '/console/invoices.csv',
  invoicesSend: '/console/invoices/send',
  changes: '/console/changes',
  invoice: ofInvoice,
  /** The same, as one of a list: the query of that list goes along, be it empty. */
  invoiceIn: (id: string, list: string): string => `${ofInvoice(id)}?${new URLSearchParams({ list })}`,
  invoiceSync: (id: string): string => `${ofInvoice(id)}/sync`,
  preview: (invoice: string, integration: string): string =>
    `${ofInvoice(invoice)}/preview?${new URLSearchParams({ integration })}`,
  customerSync: (id: string): string => `/console/customers/${pathId(id)}/sync`,
  mend: (id: string): string => `${ofIntegration(id)}/mend`,
  /** The list, narrowed by these. */
  listed: (narrowed: Readonly<Record<string, string>>): string => `/console/invoices?${new URLSearchParams(narrowed)}`,
  retry: (id: string): string => `${ofIntegration(id)}/retry`,
  /** Without a cause: of everything that is tried again. */
  progress: (id: string, { cause, from, ids = [], kept = {} }: ProgressAsked): string =>
    `${ofIntegration(id)}/progress?${new URLSearchParams({
      ...(cause && { cause }),
      ...(from !== null && { from: String(from) }),
      ...(ids.length > 0 && ids.length <= SHOWN_AT_MOST && { ids: ids.join(',') }),
      ...kept,
    })}`,
  sendSkipped: (id: string): string => `${ofIntegration(id)}/send-skipped`,
  closingReport: (id: string): string => `${ofIntegration(id)}/closing-report`,
  closingReportOf: (id: string, asked: Readonly<Record<string, string>>): string =>
    `${ofIntegration(id)}/closing-report?${new URLSearchParams(asked)}`,
  closingReportCsv: (id: string, days: Readonly<Record<string, string>>): string =>
    `${ofIntegration(id)}/closing-report.csv?${new URLSearchParams(days)}`,
  makeFinal: (id: string): string => `${ofIntegration(id)}/make-final`,
  sendMissing: (id: string): string => `${ofIntegration(id)}/closing-report/send`,
} as const;
