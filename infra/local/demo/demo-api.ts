import type { LocalStage } from '../stage.ts';

/** Asks the admin API as one tenant. Throws what it says when it refuses; null where it has nothing to say. */
export type AdminApi = (route: `${'GET' | 'PUT' | 'POST' | 'DELETE'} /${string}`, body?: object) => Promise<unknown>;

/** The admin API of a running stage, as an administrator's own programs call it: over HTTP, with a bearer token. */
export function adminApi(stage: Pick<LocalStage, 'url' | 'token'>, tenant: string): AdminApi {
  const token = stage.token(tenant);
  return async (route, body) => {
    const [method = '', path = ''] = route.split(' ');
    const answer = await fetch(`${stage.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${route} was refused: ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
}
