import { createHmac } from 'node:crypto';

/** Signs the bytes of a push: one `v1` for each secret that counts at the moment (9.4). */
export function sign(body: string, secrets: readonly string[], now: number): string {
  const at = Math.floor(now / 1000);
  const signatures = secrets.map((secret) => createHmac('sha256', secret).update(`${at}.${body}`).digest('hex'));
  return [`t=${at}`, ...signatures.map((hex) => `v1=${hex}`)].join(',');
}
