import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { startLocal } from '../../../infra/local/stage.ts';
import { smoke } from '../../../infra/operations/smoke-checks.ts';

test('a deployment that works passes every check of the smoke test', async () => {
  await using stage = await startLocal();
  const outcomes = await smoke(stage.url);
  expect(outcomes.filter(({ isWell }) => !isWell)).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(6);
});

test('one whose functions all answer 500, or nothing, passes none', async () => {
  const broken = createServer((_, response) => response.writeHead(500).end('<html>"openapi" /integrations {'));
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
  const { port } = broken.address() as AddressInfo;
  const outcomes = await smoke(`http://127.0.0.1:${port}`);
  await new Promise((resolve) => broken.close(resolve));
  expect(outcomes.filter(({ isWell }) => isWell)).toEqual([]);
  expect((await smoke(`http://127.0.0.1:${port}`)).filter(({ isWell }) => isWell)).toEqual([]);
});
