import { type Asked, json, type Reply } from '../../http/reply.ts';
import type { App } from '../model/world.ts';
import { appOf } from './authorize.ts';
import { refresh } from './refresh.ts';
import { counted, invalidRequest, type TokenDesk, tokens } from './token-desk.ts';

/** Answers at `/api/oauth2/token`. */
export function token(asked: Asked, desk: TokenDesk): Reply {
  const isForm = String(asked.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (asked.method !== 'POST' || !isForm) return invalidRequest();
  const form = new URLSearchParams(asked.body);
  const app = appOf(desk.world, form.get('client_id') ?? '');
  if (!app || app.clientSecret !== form.get('client_secret')) return invalidRequest();
  const grant = form.get('grant_type');
  if (grant === 'authorization_code') return exchange(form, app, desk);
  if (grant === 'refresh_token') return refresh(form.get('refresh_token') ?? '', app, desk);
  return json(400, { error: 'unsupported_grant_type' });
}

function exchange(form: URLSearchParams, app: App, desk: TokenDesk): Reply {
  const now = desk.world.now();
  const grant = desk.codes.redeem(form.get('code') ?? '', now);
  if (!grant || grant.app !== app || grant.redirectUri !== form.get('redirect_uri')) return invalidRequest();
  return counted(app, grant.user, desk) ?? tokens(desk.chains.start(app, grant.user, grant.divisions, now));
}
