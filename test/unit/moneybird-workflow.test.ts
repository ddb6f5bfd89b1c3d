import { expect, test } from 'vitest';
import { checkWorkflow } from '../../shared/providers/moneybird/workflow.ts';
import type { CodeRows } from '../../shared/providers/provider.ts';

const lists = new Map<string, CodeRows>([['workflows', [{ id: '33', code: '33', description: 'Standaard' }]]]);

test('a workflow that these books do not have is told by its setting', () => {
  expect(() => checkWorkflow({ externalInvoice: false, workflow: '99' }, lists)).toThrow(
    expect.objectContaining({ code: 'invoice-refused', about: { field: 'workflow', text: '99' } }),
  );
  expect(checkWorkflow({ externalInvoice: false, workflow: '33' }, lists)).toBeNull();
});

test('the list of workflows is asked for only where one was chosen for regular invoices', () => {
  expect(checkWorkflow({ externalInvoice: false, workflow: '33' }, new Map())).toEqual({ lacking: ['workflows'] });
  expect(checkWorkflow({ externalInvoice: false, workflow: null }, new Map())).toBeNull();
  expect(checkWorkflow({ externalInvoice: true, workflow: '99' }, new Map())).toBeNull();
});
