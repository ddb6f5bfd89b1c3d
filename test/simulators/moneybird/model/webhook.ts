/** Where an administration tells what happens in it. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly enabledEvents: readonly string[];
  readonly token: string;
  /** Signs the pushes; two of them while a person is changing the secret. */
  secrets: readonly string[];
  lastStatus: number | null;
  lastBody: string | null;
  deactivatedAt: number | null;
}
