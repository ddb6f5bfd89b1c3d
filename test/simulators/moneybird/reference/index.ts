import { json, type Reply } from '../../http/reply.ts';
import type { Call } from '../api/call.ts';
import { filterOf } from '../api/filter.ts';
import { paged } from '../api/page.ts';
import type { Administration } from '../model/administration.ts';
import type { TaxRate } from '../model/reference-data.ts';

const made = { created_at: '2024-01-01T09:00:00.000Z', updated_at: '2024-01-01T09:00:00.000Z' };

/** Answers `GET tax_rates` (8.1). */
export function taxRates(call: Call): Reply {
  const filter = filterOf(call) ?? new Map<string, string>();
  const fits = (rate: TaxRate): boolean => {
    const known: Record<string, boolean> = {
      name: rate.name === filter.get('name'),
      partial_name: rate.name.includes(filter.get('partial_name') ?? ''),
      percentage: Number(rate.percentage) === Number(filter.get('percentage')),
      tax_rate_type: rate.type === filter.get('tax_rate_type'),
      country: (rate.country ?? '') === filter.get('country'),
      show_tax: String(rate.showTax) === filter.get('show_tax'),
      active: String(rate.active) === filter.get('active'),
    };
    return [...filter.keys()].every((key) => known[key] ?? true);
  };
  return paged(call, [...call.administration.taxRates.values()].filter(fits), (rate) => ({
    id: rate.id,
    administration_id: call.administration.id,
    name: rate.name,
    percentage: rate.percentage,
    tax_rate_type: rate.type,
    show_tax: rate.showTax,
    active: rate.active,
    country: rate.country,
    ...made,
  }));
}

/** Answers `GET ledger_accounts`, all at once (8.2). */
export const ledgerAccounts = ({ administration }: Call): Reply =>
  json(
    200,
    [...administration.ledgerAccounts.values()].map(({ id, name, type, code, active, allowedDocumentTypes }) => ({
      id,
      administration_id: administration.id,
      name,
      account_type: type,
      account_id: code,
      parent_id: null,
      active,
      allowed_document_types: allowedDocumentTypes,
      taxonomy_item: null,
      ...made,
    })),
  );

/** Answers `GET workflows`, all at once and of both types (8.2). */
export const workflows = ({ administration }: Call): Reply =>
  json(
    200,
    [...administration.workflows.values()].map((workflow) => ({
      id: workflow.id,
      administration_id: administration.id,
      type: workflow.type,
      name: workflow.name,
      default: workflow.isDefault,
      active: workflow.active,
      currency: workflow.currency,
      language: workflow.language,
      prices_are_incl_tax: workflow.pricesAreInclTax,
      steps: [
        {
          step_order: 1,
          due_interval: workflow.dueInterval,
          reminder_auto_send: workflow.remindsByItself,
          reminder_text: 'Wilt u de factuur {invoice_id} betalen?',
        },
      ],
      ...made,
    })),
  );

/** Answers `GET document_styles`. */
export const documentStyles = (call: Call): Reply =>
  json(
    200,
    [...call.administration.documentStyles.values()].map(({ id, name, isDefault }) => ({
      id,
      administration_id: call.administration.id,
      name,
      identity_id: null,
      default: isDefault,
      ...made,
    })),
  );

/** Answers `GET users`; API users only when they are asked for (8.2). */
export function users(call: Call): Reply {
  const { administration, world, query } = call;
  const row = (id: string, name: string, email: string | null) => ({
    id,
    administration_id: administration.id,
    name,
    email,
    ...made,
  });
  const people = [...world.people.values()].filter(({ owns }) => owns?.includes(administration.id) ?? true);
  const own = [...administration.apiUsers].map(([clientId, id]) => row(id, world.apps.get(clientId)?.name ?? '', null));
  return json(200, [
    ...people.map(({ id, fullName, email }) => row(id, fullName, email)),
    ...(query.get('include_api_users') === 'true' ? own : []),
  ]);
}

/** An administration as the list shows it (2). */
export const showAdministration = (administration: Administration): object => ({
  id: administration.id,
  name: administration.name,
  language: administration.language,
  currency: administration.currency,
  country: administration.country,
  time_zone: 'Europe/Amsterdam',
  access: 'user',
  suspended: administration.suspended,
  period_locked_until: administration.lockedUntil,
  period_start_date: administration.startedOn,
});
