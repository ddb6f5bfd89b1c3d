import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Publish } from '../sync/ledger/ledger.ts';

/** What the bus takes at most in one request. */
const AT_MOST = 10;

/** Puts events on the bus, in order. Throws when the bus did not take every one: a 200 may hold refusals. */
export const busPublisher =
  (client: EventBridgeClient, EventBusName: string): Publish =>
  async (facts) => {
    for (let from = 0; from < facts.length; from += AT_MOST) {
      const { FailedEntryCount } = await client.send(
        new PutEventsCommand({
          Entries: facts.slice(from, from + AT_MOST).map(({ type, detail }) => ({
            EventBusName,
            Source: 'ireserve.accounting',
            DetailType: type,
            Detail: JSON.stringify(detail),
            Time: new Date(detail.occurredAt),
          })),
        }),
      );
      if (FailedEntryCount) throw new Error('the bus refused events');
    }
  };
