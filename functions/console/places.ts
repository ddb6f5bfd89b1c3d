import { pathId } from '../../shared/runtime/path-id.ts';

const ofIntegration = (id: string): string => `/console/integrations/${encodeURIComponent(id)}`;
const ofInvoice = (id: string): string => `/console/invoices/${pathId(id)}`;

/** Where each page of daily work stands, and what its forms are sent to. */
export const places = {
  overview: '/console/overview',
  invoices: '/console/invoices',
  changes: '/console/changes',
  invoice: ofInvoice,
  invoiceSync: (id: string): string => `${ofInvoice(id)}/sync`,
  preview: (invoice: string, integration: string): string =>
    `${ofInvoice(invoice)}/preview?${new URLSearchParams({ integration })}`,
  customerSync: (id: string): string => `/console/customers/${pathId(id)}/sync`,
  mend: (id: string): string => `${ofIntegration(id)}/mend`,
  /** The list, narrowed by these. */
  listed: (narrowed: Readonly<Record<string, string>>): string => `/console/invoices?${new URLSearchParams(narrowed)}`,
  retry: (id: string): string => `${ofIntegration(id)}/retry`,
  /** Without a cause: of everything that is tried again. */
  progress: (id: string, { cause, from }: { readonly cause: string | null; readonly from: number }): string =>
    `${ofIntegration(id)}/progress?${new URLSearchParams({ ...(cause && { cause }), from: String(from) })}`,
  closingReport: (id: string): string => `${ofIntegration(id)}/closing-report`,
  closingReportCsv: (id: string, days: Readonly<Record<string, string>>): string =>
    `${ofIntegration(id)}/closing-report.csv?${new URLSearchParams(days)}`,
  sendMissing: (id: string): string => `${ofIntegration(id)}/closing-report/send`,
} as const;
