import type { Call } from '../../runtime/call.ts';
import { Problem } from '../../runtime/problem.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { type ChecklistItem, checklistOf, openItems } from './checklist.ts';
import { save } from './save.ts';

/** Turns an integration on: from now on final invoices go out. Throws `checklist-open` with what has to be done first. */
export const activate = (call: Call, ports: AdminPorts): Promise<Integration> =>
  save(keyFrom(call), ports, { actor: call.actor, what: 'activated' }, async (integration) => {
    if (integration.state === 'active') return null;
    const reader = call.language === 'nl' ? 'nl' : 'api';
    const checklist = openItems(await checklistOf(integration, ports, { reader, believes: 'nothing' }));
    if (checklist.length > 0) throw checklistOpen(checklist);
    return { state: 'active', settingsIssues: [] };
  });

const checklistOpen = (checklist: readonly ChecklistItem[]): Problem =>
  new Problem('checklist-open', {
    about: { expected: checklist.map(({ explanation }) => explanation).join(' ') },
    more: { checklist },
  });

/** Turns it off: what comes from now on is remembered and not sent; what is booked stays. */
export const deactivate = (call: Call, ports: AdminPorts): Promise<Integration> =>
  save(keyFrom(call), ports, { actor: call.actor, what: 'deactivated' }, ({ state }) =>
    state === 'active' || state === 'attention' ? { state: 'inactive', settingsIssues: [] } : null,
  );
