import type { RoutePace } from '../deploy/plan.ts';

/** Says whether a call of a route is let through now. */
export type Throttle = (routeKey: string) => boolean;

/**
 * Lets calls through as API Gateway does: each route has a bucket of `burst` tokens that fills by `perSecond`, and a call
 * takes one. A route without a pace of its own shares nothing with others either, but has that of the stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
export function createThrottle(paceOf: (routeKey: string) => RoutePace | undefined, now: () => number): Throttle {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return (routeKey) => {
    const pace = paceOf(routeKey);
    if (!pace) return true;
    const [atMs, before] = [now(), buckets.get(routeKey)];
    const filled = before ? before.tokens + ((atMs - before.atMs) / 1000) * pace.perSecond : pace.burst;
    const tokens = Math.min(pace.burst, filled);
    const passes = tokens >= 1;
    buckets.set(routeKey, { tokens: passes ? tokens - 1 : tokens, atMs });
    return passes;
  };
}
