/** The region that the local run plays. */
export const REGION = 'eu-west-1';

/** The account that the local run plays: the one that the embedded queues have built in. */
export const ACCOUNT = '000000000000';

/** Credentials that open nothing: the embedded services ask for some and check none. */
export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

/** Where each embedded service listens. */
export interface Endpoints {
  readonly dynamodb: string;
  readonly sqs: string;
  readonly secretsManager: string;
  readonly eventBridge: string;
}

/** What every client of an embedded service is made with. */
export const clientOf = (endpoint: string) => ({ endpoint, region: REGION, credentials: CREDENTIALS });

/** A service that runs inside or beside this process until it is closed. */
export interface Service {
  readonly url: string;
  close(): Promise<void>;
}

/** The name of a thing in the region and account that the local run plays. */
export const arnOf = (service: string, resource: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
