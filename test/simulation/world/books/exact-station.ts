import { demoTenant } from '../../../../infra/local/demo/samples/demo-tenant.ts';
import { type ExactInProcess, type Fault, openExact } from '../../../simulators/exact/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Plan, TenantPlan } from '../swarm.ts';
import type { PlannedFault, Station } from './line.ts';
import type { Document, TenantBooks } from './tenant-books.ts';

/** The VAT code of each rate of i-Reserve, as the administrator chose them. */
const VAT_CODES: Readonly<Record<string, string>> = {
  'btw-laag': '3',
  'btw-hoog': '4',
  'btw-nul': '0',
  'geen-btw': 'N',
};

/** Exact Online at the end of the line. */
export function exactStation(kernel: Kernel, plan: Plan) {
  const exact = openExact({ now: kernel.now, sleep: kernel.sleep, seed: plan.seed, readings: plan.exact });
  const station: Station = {
    host: 'start.exactonline.nl',
    now: kernel.now,
    answer(asked, fault) {
      if (fault) exact.faults.next({ fault: worded(fault) });
      return exact.answer(asked);
    },
  };
  return { exact, station, open: (tenant: TenantPlan, nth: number) => openBooks(exact, tenant, nth) };
}

const worded = (fault: PlannedFault) => (fault.kind === 'unexpected-429' ? { kind: '429-minute' } : fault) as Fault;

function openBooks(exact: ExactInProcess, { name, details }: TenantPlan, nth: number): TenantBooks {
  const app = { clientId: `exact-app-of-${name}`, clientSecret: `Kanarie-secret-${name}` };
  const code = 500_000 + nth;
  const books = exact.addDivision({
    code,
    description: name,
    user: { name: `user-of-${name}`, divisions: [code] },
    app,
  });
  return {
    provider: 'exact',
    host: 'start.exactonline.nl',
    administration: String(code),
    app,
    details: { ...demoTenant.details, journal: null, ...details },
    mappings: { ...demoTenant.mappings, vat: VAT_CODES },
    documents: () => books.invoices().map(documentOf),
    mails: () => books.mails().map(({ invoiceId }) => invoiceId),
    relations: () => books.relations().map(({ code: number }) => number),
    discard: (id) => books.deleteInvoice(id),
    editCity: () => null,
    isOurs: (path) => path.includes(`/v1/${code}/`) || path.includes('/v1/current/'),
  };
}

const rateOf = new Map(Object.entries(VAT_CODES).map(([rate, code]) => [code, rate]));

function documentOf(invoice: ReturnType<ReturnType<ExactInProcess['booksOf']>['invoices']>[number]): Document {
  const { id, reference, type, status, totals, currency, lines } = invoice;
  return {
    id,
    number: reference ?? '',
    kind: type === 8021 ? 'credit' : 'invoice',
    isFinal: status === 50,
    totals,
    currency,
    rates: new Set(lines.map(({ vatCode }) => rateOf.get(vatCode) ?? vatCode)),
  };
}
