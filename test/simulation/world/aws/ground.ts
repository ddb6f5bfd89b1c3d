import { EmbeddedMetrics } from '../../../../shared/runtime/logging/metrics.ts';
import { buildGround, type Ground } from '../../../../shared/runtime/world.ts';
import { tables } from '../../../tables.ts';
import type { Reading } from '../dynamodb/commands.ts';
import { documentsOf } from '../dynamodb/documents.ts';
import { ModelTable } from '../dynamodb/table.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Process } from '../kernel/process.ts';
import type { Plan } from '../swarm.ts';

/** Where the simulated stage is reached. */
export const ADDRESS = 'http://127.0.0.1:4000';

/** Names of queues, which the model takes for their addresses. */
export const QUEUES = { intake: 'intake', work: 'work', buried: 'buried' } as const;

const CONFIG = {
  TABLE_NAME: 'ledger',
  TOKEN_TABLE_NAME: 'tokens',
  WEBHOOK_TABLE_NAME: 'webhooks',
  EVENT_BUS_NAME: 'bus',
  WORK_QUEUE_URL: QUEUES.work,
  INTAKE_QUEUE_URL: QUEUES.intake,
  DEAD_LETTER_URL: QUEUES.buried,
  SECRET_PREFIX: 'secrets',
  API_ADDRESS: ADDRESS,
};

/** The tables of the stack, on the kernel's clock, with indexes that follow as late as the plan says. */
export function openModelTables(kernel: Kernel, { lagMs: [usually, atWorst] }: Plan): ReadonlyMap<string, ModelTable> {
  const lag = () => kernel.between('index lag', 0, kernel.chance('index lag')() < 0.05 ? atWorst : usually);
  return new Map(tables.map((table) => [String(table.TableName), new ModelTable(table, kernel.now, lag)]));
}

/** What a container of any function stands on: production code on a clock, a chance and a table of this world. */
export function groundOf(
  process: Process,
  tableMap: ReadonlyMap<string, ModelTable>,
  { pageRows, lagMs }: Plan,
  print: (line: string) => void,
): Ground {
  const { kernel } = process;
  const reading = (): Reading => ({ pageRows, staleMs: kernel.chance('stale')() < 0.1 ? lagMs[0] : 0 });
  const chance = kernel.chance(process.name);
  const hex = (digits: number) => Array.from({ length: digits }, () => Math.floor(chance() * 16).toString(16)).join('');
  const clock = {
    now: process.now,
    sleep: process.sleep,
    id: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    secret: () => hex(43),
    random: chance,
  };
  const line = (message: string, fields: object = {}) => print(JSON.stringify({ message, ...fields }));
  return buildGround(CONFIG, {
    documents: documentsOf(process, tableMap, reading),
    outside: { ...clock, othersNow: process.now, originOf: (_provider, host) => `https://${host}` },
    clock,
    log: { info: line, warn: line, error: line },
    metrics: new EmbeddedMetrics(print),
  });
}
