import * as v from 'valibot';

/** Who opens the console: `support` helps the tenant and sees no personal data. */
export const Role = v.picklist(['administrator', 'support']);
export type Role = v.InferOutput<typeof Role>;

/** What a launch link or a session lets its bearer do: set up this tenant's integrations, until then. */
export const Session = v.object({
  tenant: v.string(),
  role: v.optional(Role, 'administrator'),
  /** The person as the change log names them; null when i-Reserve did not say. */
  actor: v.optional(v.nullable(v.string()), null),
  /** The page of the console that the link opens; null for the first one. */
  page: v.optional(v.nullable(v.string()), null),
  language: v.optional(v.nullable(v.picklist(['nl', 'en'])), null),
  /** Where in i-Reserve the console leads back to; null when i-Reserve did not say. */
  returnTo: v.optional(v.nullable(v.string()), null),
  expiresAtMs: v.number(),
});
export type Session = v.InferOutput<typeof Session>;

/** Keeps launch links and sessions; only the hash of what their bearers show is ever stored. */
export interface Sessions {
  keep(kind: 'link' | 'session', secret: string, pass: Session): Promise<void>;
  /** Takes a link away and says whom it lets in; null when it is unknown, spent or over, or not readable. */
  takeLink(secret: string): Promise<Session | null>;
  /** Whom a link would let in, without spending it; null when it is unknown, spent or over, or not readable. */
  seeLink(secret: string): Promise<Session | null>;
  /** Whom a session belongs to; null when it is unknown, ended or over, or not readable. */
  session(secret: string): Promise<Session | null>;
  end(secret: string): Promise<void>;
}
