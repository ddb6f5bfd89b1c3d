import catalogueChangedIn from '../../../samples/events/in/catalogue.changed.json' with { type: 'json' };
import customerSyncRequestedIn from '../../../samples/events/in/customer.sync-requested.json' with { type: 'json' };
import invoiceFinalisedIn from '../../../samples/events/in/invoice.finalised.json' with { type: 'json' };
import invoiceSentIn from '../../../samples/events/in/invoice.sent.json' with { type: 'json' };
import invoiceSyncRequestedIn from '../../../samples/events/in/invoice.sync-requested.json' with { type: 'json' };
import customerChangedOut from '../../../samples/events/out/customer.changed.json' with { type: 'json' };
import customerFailedOut from '../../../samples/events/out/customer.failed.json' with { type: 'json' };
import customerSyncedOut from '../../../samples/events/out/customer.synced.json' with { type: 'json' };
import integrationAttentionOut from '../../../samples/events/out/integration.attention.json' with { type: 'json' };
import integrationConnectedOut from '../../../samples/events/out/integration.connected.json' with { type: 'json' };
import invoiceFailedOut from '../../../samples/events/out/invoice.failed.json' with { type: 'json' };
import invoiceSyncedOut from '../../../samples/events/out/invoice.synced.json' with { type: 'json' };

/** One of each event in full, by its `detail-type`. */
export const eventExamples: ReadonlyMap<string, object> = new Map(
  [
    catalogueChangedIn,
    customerSyncRequestedIn,
    invoiceFinalisedIn,
    invoiceSentIn,
    invoiceSyncRequestedIn,
    customerChangedOut,
    customerFailedOut,
    customerSyncedOut,
    integrationAttentionOut,
    integrationConnectedOut,
    invoiceFailedOut,
    invoiceSyncedOut,
  ].map((event) => [event['detail-type'], event]),
);
