const contact = ['created', 'created_from_checkout_order', 'changed', 'destroyed', 'merged', 'archived', 'activated'];
const more = ['is_trusted', 'is_not_trusted', 'tax_number_validated', 'person_created', 'person_updated'];
const mandates = ['failed', 'initiated', 'succeeded', 'url_obtained'].map((end) => `mandate_request_${end}`);
const rest = [
  'person_destroyed',
  'mandate_destroyed',
  'online_authorization_link_requested',
  'paid_subscription_changed_to_sponsored',
  'sponsored_subscription_link_requested',
];
const states = ['draft', 'scheduled', 'open', 'pending_payment', 'reminded', 'late', 'paid', 'uncollectible'];

const events: ReadonlySet<string> = new Set([
  ...[...contact, ...more, ...mandates, ...rest].map((end) => `contact_${end}`),
  ...['created', 'updated', 'destroyed', 'send_email', 'send_manually', 'send_si', 'send_si_error'].map(
    (end) => `sales_invoice_${end}`,
  ),
  ...['created', 'updated', 'destroyed'].map((end) => `external_sales_invoice_${end}`),
  ...states.flatMap((state) => [
    `sales_invoice_state_changed_to_${state}`,
    `external_sales_invoice_state_changed_to_${state}`,
  ]),
  ...['payment_registered', 'payment_destroyed', 'access_token_created', 'access_token_revoked'],
  ...['administration_suspended', 'administration_update_period_locked_until'],
]);

const groups: ReadonlySet<string> = new Set([
  ...['contact', 'contact_person', 'contact_mandate_request', 'sales_invoice', 'sales_invoice_state_changed'],
  ...['sales_invoice_send', 'external_sales_invoice', 'external_sales_invoice_state_changed', 'payment', 'tax_rate'],
  ...['access_token', 'administration', 'workflow', 'ledger_account'],
]);

/** Whether a webhook may ask for this event, or for all that begin with it (9.6). */
export const isEvent = (name: string): boolean => events.has(name) || groups.has(name);

/** Whether a webhook that asked for `enabled` hears of `action`; one that asked for nothing gets the old set (9.1). */
export function hears(enabled: readonly string[], action: string): boolean {
  if (enabled.length === 0) return action.startsWith('sales_invoice_state_changed');
  return enabled.some((name) => name === action || (groups.has(name) && action.startsWith(name)));
}
