import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/**
 * Takes events out by HTTP: checks the signature, drops what it has, answers at once.
 *
 * WEBHOOK_SECRET=whsec_... PORT=8080 node samples/typescript/receive-events.ts
 */
const { WEBHOOK_SECRET = '', PORT = '8080' } = process.env;
const webhook = new Webhook(WEBHOOK_SECRET);
/** In your database, with a unique key; kept for at least two days. */
const seen = new Set<string>();

const server = createServer(async (request, response) => {
  const body = await text(request); // as it came: the signature is over these very bytes
  try {
    webhook.verify(body, request.headers as Record<string, string>);
  } catch {
    return response.writeHead(401).end();
  }
  const event = JSON.parse(body);
  if (!seen.has(event.detail.id)) {
    // Keep it, and work on it afterwards: an answer has fifteen seconds.
    const { invoice, customer, cause, externalNumber } = event.detail;
    console.log(event['detail-type'], invoice?.number ?? customer?.id ?? '', externalNumber ?? cause ?? '');
    seen.add(event.detail.id);
  }
  response.writeHead(204).end(); // also for a type that you do not know
});
server.listen(Number(PORT), '127.0.0.1', () => console.log(`listening on ${PORT}`));
