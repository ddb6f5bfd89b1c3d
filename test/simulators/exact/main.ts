import { startExact } from './index.ts';

/** Runs the simulator alone: `PORT` says where, a free port when it is left out. */
const exact = await startExact({ port: Number(process.env.PORT ?? 0), consent: 'page' });
console.log(`Exact Online (simulator) is ready on ${exact.origin}`);
process.once('SIGINT', () => void exact.stop());
