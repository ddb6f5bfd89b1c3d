/** An app that a tenant registered at a provider, on one of its hosts. */
export interface App {
  readonly provider: string;
  readonly host: string;
  readonly clientId: string;
}

/**
 * Remembers which tenant uses which app. Two tenants in one app would end each other's tokens as soon as one person
 * consents for both (`reference/reliability.md`, fact 3).
 */
export interface ClientIds {
  /** True unless another tenant has proven that it uses the app. Naming it is not enough. */
  isFree(tenant: string, app: App): Promise<boolean>;
  /** Takes an app for a tenant that has just proven to hold its secret, or keeps it; false when another tenant has it. */
  claim(tenant: string, app: App): Promise<boolean>;
  /** Releases an app that the tenant uses no more. */
  release(tenant: string, app: App): Promise<void>;
}
