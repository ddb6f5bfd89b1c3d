import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { adminRoutes } from '../../shared/admin/routes.ts';
import { Setback } from '../../shared/domain/setback.ts';
import { type AdminWorld, buildAdminWorld, openAdminRun } from '../../shared/runtime/admin-world.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import type { HttpAnswer, HttpEvent } from '../../shared/runtime/http-api.ts';
import { Problem, problemOf } from '../../shared/runtime/problem.ts';
import { readCall } from '../../shared/runtime/router.ts';
import { buildGround, onLambda, type Time } from '../../shared/runtime/world.ts';
import { nameOf } from '../../shared/sync/tell.ts';

/** Answers i-Reserve's back end and the console, for the tenant of the verified token and for no other. */
export const createHandler =
  (world: AdminWorld) =>
  async (event: HttpEvent, time: Time): Promise<HttpAnswer> => {
    try {
      const { route, call } = readCall(event, adminRoutes, '/api/v1');
      await using ports = openAdminRun(world, time);
      return await route.act(call, ports);
    } catch (error) {
      if (error instanceof Problem) return error.answer;
      if (error instanceof Setback) return problemOf(error, world.clock.now()).answer;
      world.log.error('A request was not answered', { error: nameOf(error) });
      return new Problem('internal-error', 'Please try again in a while.').answer;
    }
  };

export const handler = onLambda(() =>
  createHandler(buildAdminWorld(buildGround(readConfig(process.env)), new SecretsManagerClient({}))),
);
