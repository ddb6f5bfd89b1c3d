import { readConfig } from './config.ts';
import { perInvocation } from './invocation.ts';
import type { Time } from './time.ts';
import { buildGround, type Ground } from './world.ts';

/** Builds the handler of a function on the ground that its environment describes; `perInvocation` has the rest. */
export const onLambda = <E, R>(create: (ground: Ground) => (event: E, time: Time) => Promise<R>) =>
  perInvocation(() => create(buildGround(readConfig(process.env))));
