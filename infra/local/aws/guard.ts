import { allows, type IamRequest, type Statement } from './deploy/policy.ts';

/** A request that its caller's role does not allow, in the words of AWS. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDeniedException';
}

/**
 * Judges requests by the role of the function that sends them, as IAM does on AWS: what a grant is missing for fails
 * here already. A function is known by the access key that it signs with; all others are us, and may do everything.
 */
export interface Guard {
  /** Lets a function do what these statements say, and nothing else. */
  bind(accessKey: string, statements: readonly Statement[]): void;
  /** Makes whoever uses a resource need its key too, by way of the service that the resource belongs to. */
  encrypt(resource: string, keyArn: string): void;
  /** Throws `AccessDenied` when the caller may not do one of these. */
  check(authorization: string | undefined, wants: () => readonly IamRequest[]): void;
}

/** A request to an embedded service: the function that it comes from, and what it does there. */
export interface Asked {
  readonly by: string;
  readonly actions: readonly string[];
}

/** A guard that knows no function yet. */
export function createGuard(onAsk?: (asked: Asked) => void): Guard {
  const bound = new Map<string, readonly Statement[]>();
  const keys = new Map<string, string>();
  const withKeys = (want: IamRequest): readonly IamRequest[] => {
    const [resource = ''] = want.resource.split('/index/');
    const keyArn = keys.get(resource);
    const [, , service = '', region = ''] = resource.split(':');
    const context = { 'kms:ViaService': `${service}.${region}.amazonaws.com` };
    return keyArn === undefined ? [want] : [want, { action: 'kms:Decrypt', resource: keyArn, context }];
  };
  return {
    encrypt: (resource, keyArn) => void keys.set(resource, keyArn),
    bind: (accessKey, statements) => void bound.set(accessKey, statements),
    check(authorization, wants) {
      const [, accessKey = ''] = /Credential=([^/]+)\//.exec(authorization ?? '') ?? [];
      const statements = bound.get(accessKey);
      if (statements) onAsk?.({ by: accessKey, actions: wants().map(({ action }) => action) });
      const refused =
        statements &&
        wants()
          .flatMap(withKeys)
          .find((want) => !allows(statements, want));
      if (refused)
        throw new AccessDenied(
          `${accessKey} is not authorized to perform: ${refused.action} on resource: ${refused.resource}`,
        );
    },
  };
}
