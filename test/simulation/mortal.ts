import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Exchange, openExchange } from '../../shared/http/exchange.ts';
import type { Clock } from '../../shared/sync/ledger/context.ts';
import type { Publish } from '../../shared/sync/ledger/ledger.ts';

/** The process is gone: whatever it would have done next does not happen. */
class Killed extends Error {
  override readonly name = 'Killed';
}

const READS = [GetCommand, BatchGetCommand, QueryCommand];

/** A process that dies at its `dieAt`-th step. Before and after every call and every write there is a step. */
export class Mortal {
  steps = 0;
  isDead = false;
  readonly #dieAt: number;

  constructor(dieAt = Number.POSITIVE_INFINITY) {
    this.#dieAt = dieAt;
  }

  /** The table as this process reaches it. Reads need life, but are no steps. */
  documents(real: DynamoDBDocumentClient): DynamoDBDocumentClient {
    const sendAny = real.send.bind(real) as (command: unknown) => Promise<unknown>;
    const send = async (command: unknown): Promise<unknown> => {
      if (!READS.some((read) => command instanceof read)) return this.#through(() => sendAny(command));
      if (this.isDead) throw new Killed();
      return sendAny(command);
    };
    return { send } as unknown as DynamoDBDocumentClient;
  }

  /** The line to the books as this process reaches it. */
  openExchange = (): Exchange => {
    const real = openExchange();
    return { send: (outgoing) => this.#through(() => real.send(outgoing)), close: () => real.close() };
  };

  publish = (real: Publish): Publish => this.reach(real);

  /** The clock of this process, which does not wait when it is dead. */
  clock = (real: Clock): Clock => ({ ...real, sleep: this.reach(real.sleep) });

  /** Any other way out of this process: a queue, a vault of secrets. */
  reach =
    <Given extends unknown[], T>(real: (...given: Given) => Promise<T>) =>
    (...given: Given): Promise<T> =>
      this.#through(() => real(...given));

  async #through<T>(act: () => Promise<T>): Promise<T> {
    this.#step();
    const result = await act();
    this.#step();
    return result;
  }

  #step(): void {
    if (this.isDead || this.steps++ === this.#dieAt) {
      this.isDead = true;
      throw new Killed();
    }
  }
}
