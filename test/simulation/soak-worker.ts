import './load-tsx.ts';
import { parentPort } from 'node:worker_threads';

// What it imports holds TSX, which the line above teaches Node.
const { simulate } = await import('./world/simulate.ts');

parentPort?.on('message', async (seed: number) => {
  const { findings, met, figures, trace } = await simulate(seed);
  parentPort?.postMessage({ seed, findings, figures, trace, kinds: met.map(({ id }) => id.split('#')[0]) });
});
