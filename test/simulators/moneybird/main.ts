import { startMoneybird } from './index.ts';

/** Runs the simulator alone: `PORT` says where, a free port when it is left out. */
const moneybird = await startMoneybird({ port: Number(process.env.PORT ?? 0), consent: 'page' });
console.log(`Moneybird (simulator) is ready on ${moneybird.origin}`);
process.once('SIGINT', () => void moneybird.stop());
