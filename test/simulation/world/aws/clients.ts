import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { said } from '../dynamodb/commands.ts';
import type { Process } from '../kernel/process.ts';

/** One entry as it is put on the bus. */
export interface BusEntry {
  readonly DetailType?: string | undefined;
  readonly Detail?: string | undefined;
}

const timeOut = () => Object.assign(new Error('a request took too long'), { name: 'TimeoutError' });

/** A way to a service of AWS: short as a rule; now and then it refuses, or does the work and says nothing. */
function way(process: Process, what: string) {
  const { kernel, weather } = process;
  return <T>(act: () => T): Promise<T> => {
    const thereMs = kernel.between('service', 2, 6);
    const fault = weather.oneOf(['service-refuses', 'service-unheard'], `${process.name} at ${what}`);
    if (fault === null) return process.call(what, { thereMs, backMs: thereMs }, act);
    return process.call<T>(what, { thereMs, backMs: 9_000 }, () => {
      if (fault === 'service-unheard') act();
      throw timeOut();
    });
  };
}

type Send = (url: string, body: string, group: string | null) => void;
type Command = { readonly input: Readonly<Record<string, unknown>> };

/** SQS as a process reaches it. */
export function sqsOf(process: Process, put: Send): SQSClient {
  const ask = way(process, 'sqs');
  const send = (command: Command) => {
    const { input } = command;
    if (command instanceof SendMessageCommand)
      return ask(() => {
        put(String(input.QueueUrl), String(input.MessageBody), (input.MessageGroupId as string | undefined) ?? null);
        return {};
      });
    if (command instanceof SendMessageBatchCommand)
      return ask(() => {
        for (const entry of command.input.Entries ?? [])
          put(String(input.QueueUrl), String(entry.MessageBody), entry.MessageGroupId ?? null);
        return {};
      });
    throw new Error('the model of SQS does not know this');
  };
  return { send } as unknown as SQSClient;
}

/** EventBridge as a process reaches it. */
export function busOf(process: Process, put: (entry: BusEntry) => void): EventBridgeClient {
  const ask = way(process, 'bus');
  const send = (command: Command) => {
    if (!(command instanceof PutEventsCommand)) throw new Error('the model of EventBridge does not know this');
    return ask(() => {
      const entries = command.input.Entries ?? [];
      const isRefused = process.weather.strikes('bus-refuses', process.name);
      // A part of a request may be refused, and the rest taken.
      const taken = isRefused ? entries.slice(0, Math.floor(entries.length / 2)) : entries;
      for (const entry of taken) put(entry);
      return { FailedEntryCount: entries.length - taken.length };
    });
  };
  return { send } as unknown as EventBridgeClient;
}

/** Secrets Manager as a process reaches it, over the values that it keeps. */
export function secretsOf(process: Process, kept: Map<string, string>): SecretsManagerClient {
  const ask = way(process, 'secrets');
  const send = (command: Command) =>
    ask(() => {
      if (command instanceof CreateSecretCommand) {
        kept.set(String(command.input.Name), String(command.input.SecretString));
        return {};
      }
      const id = String((command.input as { readonly SecretId?: string }).SecretId);
      const value = kept.get(id);
      if (value === undefined) throw new ResourceNotFoundException(said('there is no such secret'));
      if (command instanceof PutSecretValueCommand) kept.set(id, String(command.input.SecretString));
      if (command instanceof DeleteSecretCommand) kept.delete(id);
      return command instanceof GetSecretValueCommand ? { SecretString: value } : {};
    });
  return { send } as unknown as SecretsManagerClient;
}
