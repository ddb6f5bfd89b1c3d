import { createHash } from 'node:crypto';
import { json, type Reply } from '../../simulators/http/reply.ts';
import { back, mayRedirect } from '../../simulators/oauth/redirect.ts';

interface App {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Who gets in: a code for a consent, tokens for a code, a new access token for a refresh token. */
export class KasboekDoor {
  private readonly app: App;
  private readonly codes = new Map<string, { readonly challenge: string; readonly redirectUri: string }>();
  private readonly tokens = new Set<string>();
  private nth = 0;

  constructor(app: App) {
    this.app = app;
  }

  /** The person at the page says yes at once. */
  authorize(query: URLSearchParams): Reply {
    const redirectUri = query.get('redirect_uri') ?? '';
    const isKnown = query.get('client_id') === this.app.clientId && mayRedirect(undefined, redirectUri);
    const challenge = query.get('code_challenge') ?? '';
    if (!isKnown || query.get('code_challenge_method') !== 'S256' || challenge === '') return json(400, {});
    const code = `code-${++this.nth}`;
    this.codes.set(code, { challenge, redirectUri });
    return back(query, { code });
  }

  exchange(form: URLSearchParams): Reply {
    const { clientId, clientSecret } = this.app;
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret)
      return json(401, { error: 'invalid_client' });
    return this.isGranted(form) ? json(200, this.pair()) : json(400, { error: 'invalid_grant' });
  }

  /** Whether a request bears a token that was given here. */
  knows(authorization: string): boolean {
    return this.tokens.has(authorization.replace(/^Bearer /, ''));
  }

  private isGranted(form: URLSearchParams): boolean {
    if (form.get('grant_type') === 'refresh_token') return this.tokens.has(form.get('refresh_token') ?? '');
    const code = form.get('code') ?? '';
    const asked = this.codes.get(code);
    this.codes.delete(code);
    const verifier = form.get('code_verifier') ?? '';
    const isProven = asked?.challenge === createHash('sha256').update(verifier).digest('base64url');
    return isProven && form.get('redirect_uri') === asked?.redirectUri;
  }

  private pair() {
    const [access_token, refresh_token] = [`access-${++this.nth}`, `refresh-${++this.nth}`];
    this.tokens.add(access_token).add(refresh_token);
    return { access_token, refresh_token, token_type: 'bearer', expires_in: 3600 };
  }
}
