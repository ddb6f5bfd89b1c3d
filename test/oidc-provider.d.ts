/** The little that our tests use of a package that brings no types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  /** Something that the server keeps: a grant, a code, a token. */
  interface Kept {
    save(): Promise<string>;
  }
  interface Granted extends Kept {
    addOIDCScope(scope: string): void;
  }
  interface Client {
    readonly clientId: string;
  }

  export default class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: {
      accountId: string;
      clientId: string;
    }) => Granted;
    readonly AuthorizationCode: new (
      of: object,
    ) => Kept;
    readonly Client: { find(clientId: string): Promise<Client> };
    callback(): RequestListener;
    on(event: string, heard: (...args: never[]) => void): void;
  }
}
