import type { IntegrationKey } from './entry.ts';

/** A webhook as the receiving side knows it. */
export interface Hook extends IntegrationKey {
  /** The unguessable last part of its address: it says whose pushes arrive there. */
  readonly key: string;
  readonly provider: string;
  /** The administration that its pushes come from. */
  readonly administration: string;
  /** What its pushes are signed with; none while it is being registered, since it is unknown until then. */
  readonly secrets: readonly string[];
  /** What its pushes call themselves by, beside the signature. */
  readonly token: string | null;
}

/** The webhooks with their secrets, in a place of their own. */
export interface Hooks {
  /** Where the books reach us now, `https://...`; null where the address of the last consent holds. */
  readonly address: string | null;
  read(key: string): Promise<Hook | null>;
  keep(hook: Hook): Promise<void>;
  /** Its address answers like one that never was. */
  forget(key: string): Promise<void>;
}
