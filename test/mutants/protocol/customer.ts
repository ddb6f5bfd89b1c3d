import { inFile, type Mutant } from '../mutant.ts';

const S = 'test/integration/sync';
const CUSTOMERS = [`${S}/customers.test.ts`];
const LINKS = [`${S}/links.test.ts`];
const AGE = [`${S}/contacts-age.test.ts`];
const BACK = [`${S}/contacts-back.test.ts`];
const WEBHOOKS = [`${S}/contacts-webhook.test.ts`];
const PUSHES = [`${S}/webhook.test.ts`];
const SIGNATURE = ['test/unit/providers/moneybird-signature.test.ts'];

/** Customers and their relations, and what comes back of them. */
export const customerMutants: readonly Mutant[] = [
  ...inFile(
    'shared/sync/customer/push-customer.ts',
    [`${S}/administration.test.ts`],

    [
      'administration: a link into another one stays',
      'if (administration === null || administration === context.administration) return;',
      'return;',
    ],
  ),
  ...inFile(
    'shared/sync/customer/push-customer.ts',
    [...CUSTOMERS, ...LINKS],
    ['verify: a relation in doubt is relied on', '  !entry.needsVerification &&\n', ''],

    [
      'customer: a changed one is known',
      '(entry.fingerprint === fingerprintOf(plan) || (entry.fingerprint !== null && !mayUpdate(entry, context)))',
      'entry.fingerprint !== null',
    ],
    [
      'customer: it is updated though the settings say no',
      'context.settings.autoUpdateRelation || entry.asked || entry.fingerprint === null',
      'true',
    ],
    [
      'customer: what the books refused is sent for each invoice',
      "if (status === 'parked' && cause && same) throw correct(cause, about);",
      '',
    ],
    ['owner: a relation that two customers stand for is changed', '&& (await isOurs(claim.entry, plan, context))', ''],

    [
      'told: a relation that was made is told to nobody',
      'const outbox = [...claim.entry.outbox, ...(isNews ? [fact] : [])];',
      'const outbox = [...claim.entry.outbox];',
    ],
  ),
  ...inFile(
    'shared/sync/customer/find-relation.ts',
    CUSTOMERS,
    [
      'owner: a copied id takes the relation of another customer',
      'if (owner && owner.id !== customer.id) return null;',
      '',
    ],
    ['customer: C6 a stranger with our number is ours', 'if (!isSameRelation(plan.identity, found))', 'if (false)'],
    ['customer: a blocked relation is used', "if (found.blocked) throw correct('customer-blocked', about);", ''],
  ),
  ...inFile(
    'shared/sync/customer/gone-relation.ts',
    LINKS,
    [
      'link: a relation that people took away is made anew unasked',
      "if (!successor && !asked) throw correct('link-broken', about);",
      '',
    ],
    ['verify: nobody asks for a relation in doubt', '!(asked || needsVerification)', '!asked'],
    ['verify: a relation that is gone is in no doubt', '{ needsVerification: true }', '{}'],
  ),
  ...inFile(
    'shared/sync/customer/write-part.ts',
    CUSTOMERS,

    [
      'customer: what did not change is sent again',
      'const set = pick(kept.fields, isNew);',
      'const set = kept.fields;',
    ],
    [
      'customer: a refused field stops it',
      ': [];\n      const isStuck',
      ': ([] as string[]);\n      names.length = 0;\n      const isStuck',
    ],
    ['owner: a relation that was made is nobody’s', '(isRelation && id ? relationOwned(id, context) : null)', 'null'],
  ),
  ...inFile(
    'shared/sync/customer/write-part.ts',
    [...BACK, ...AGE],
    [
      'back: C7 what people wrote first is sent to them again',
      ' && !isInBooks(claim.entry, part.name, name, part.fields[name])',
      '',
    ],
    ['back: what we wrote is not noted', 'context.provider.contactsBack ? {', 'false ? {'],
  ),
  ...inFile(
    'shared/sync/contacts/report-contact-changes.ts',
    AGE,

    ['back: what a dead worker wrote comes back as a change by people', 'entry.crashes > 1', 'false'],
  ),
  ...inFile(
    'shared/sync/contacts/report-contact-changes.ts',
    BACK,
    [
      'back: a contact that is gone is in no doubt',
      'change: { needsVerification: true }, facts: [] };\n\n',
      'change: {}, facts: [] };\n\n',
    ],
    ['told once: a change is told with every push', 'change: { seen }, facts };', 'change: {}, facts };'],
  ),
  ...inFile(
    'shared/sync/contacts/pull-contact.ts',
    BACK,
    ['off: changes come back while it is off', 'if (context.forbids) throw correct(context.forbids);', ''],
    [
      'budget: a contact of nobody costs a call',
      "if (customers.length === 0) return finish(claim, 'unknown', context);",
      '',
    ],
  ),
  ...inFile(
    'shared/sync/contacts/changes-in.ts',
    [...BACK, ...AGE],
    [
      'back: what i-Reserve holds already comes back',
      'return !held || !isSame(name, held[name] ?? null, to);',
      'return true;',
    ],
    [
      'back: what i-Reserve said before a change undoes the next one',
      '(maybeOurs || isNewer(snapshot, entry.seen?.toldAt ?? null))',
      'true',
    ],
    ['back: fields come back that the settings leave out', '!fields.includes(back.groupOf(name)) || ', ''],
  ),
  ...inFile(
    'shared/sync/contacts/take-in-contact.ts',
    PUSHES,

    ['wake: a push wakes nobody', '  await wakeFor(key, ports);\n', ''],
  ),
  ...inFile(
    'shared/sync/contacts/webhook.ts',
    WEBHOOKS,
    [
      'intent: a webhook is registered without one',
      '  await integrations.keepWebhook(key, nameless);\n  await',
      '  await',
    ],
    ['webhook: a secret that never came is believed', '  await removeStrays(url, books, context);\n', ''],
    [
      'webhook: one that was turned off is well',
      'return standing.active && standing.lastStatus !== NOT_FOUND;',
      'return true;',
    ],

    [
      'webhook: one at an old address is well',
      '!webhook || webhook.url !== addressOf(webhook.key, context)',
      '!webhook',
    ],
  ),
  ...inFile(
    'shared/sync/contacts/reconcile-contacts.ts',
    WEBHOOKS,
    [
      'care: what no push told is not looked for',
      'if (await isNews(id, standing.get(id) ?? null, back, context)) await askFor(id, context);',
      ';',
    ],
    ['care: a contact that went is not missed', '!all.has(id)', 'false'],
    ['care: every night looks through everything', 'await context.integrations.contactsSeen(context.key, now);', ''],
  ),
  ...inFile(
    'shared/sync/contacts/maintain-webhook.ts',
    WEBHOOKS,
    [
      'settings: a webhook waits for the next day',
      '  if (isLater && !isOutdated) return null;',
      '  if (isLater) return null;',
    ],
    [
      'webhook: a refusal of the webhook stops invoices',
      '!(error instanceof Setback) || !isOfNoInvoice(error)',
      'true',
    ],
    ['administration: a webhook of another one stays', 'if (isElsewhere) await releaseWebhook(context);', ''],
  ),
  ...inFile(
    'shared/providers/moneybird/webhook.ts',
    [...SIGNATURE, ...PUSHES],
    [
      'signature: D4 it is over the body as it would be written now',
      '.update(body).digest()',
      '.update(JSON.stringify(JSON.parse(Buffer.from(body).toString() || "{}"))).digest()',
    ],
    ['signature: the time is not part of it', '.update(`${sentAt}.`)', ".update('')"],
    ['signature: only the first of several counts', 'given.some((hex)', 'given.slice(0, 1).some((hex)'],
  ),
  ...inFile('functions/contacts-webhook/handler.ts', PUSHES, [
    'webhook: a push of before the secret came is told that nobody is here',
    'if (hook?.secrets.length === 0) return TAKEN;',
    '',
  ]),
  ...inFile(
    'shared/sync/customer/write-part.ts',
    [
      'test/integration/providers/moneybird-contacts.test.ts',
      'test/integration/sync/contacts-back.test.ts',
      'test/integration/providers/exact-provider.test.ts',
    ],
    [
      'customer: C6 what people wrote is emptied',
      '!(name in part.fields) && !theirs.has(name)',
      '!(name in part.fields)',
    ],
  ),
  ...inFile(
    'shared/sync/customer/push-customer.ts',
    ['test/integration/sync/customers.test.ts'],
    ['customer: a request for one is swallowed', '  !entry.asked &&\n', ''],
    ['owner: a relation that was there becomes nobody’s', '...(match.shared ? {} : { owning: owned })', ''],
    [
      'told once: a relation is told with every invoice',
      'before.fingerprint === null || relationOf(before, plan).id !== relation.id || before.asked',
      'true',
    ],
  ),
  ...inFile(
    'shared/sync/contacts/pull-contact.ts',
    ['test/integration/sync/contacts-age.test.ts'],
    [
      'back: the customer is read after the contact',
      '  const before: (CustomerEntry | null)[] = [];\n  for (const id of customers) before.push(await readCustomer(id, context));\n  const contact = await books.read(relation);',
      '  const contact = await books.read(relation);\n  const before: (CustomerEntry | null)[] = [];\n  for (const id of customers) before.push(await readCustomer(id, context));',
    ],
  ),
  ...inFile(
    'shared/sync/contacts/take-in-contact.ts',
    ['test/integration/sync/contacts-back.test.ts'],
    ['back: a push during a pull is lost', '{ ...reopen(entry, now), expiresAt: null }', '{ expiresAt: null }'],
  ),
  ...inFile(
    'shared/sync/contacts/webhook.ts',
    ['test/integration/sync/contacts-webhook.test.ts'],
    [
      'webhook: a stray one is well',
      'if (standing?.id !== webhook.id || strays.length > 0) return false;',
      'if (standing?.id !== webhook.id) return false;',
    ],
    ['webhook: one without a secret is well', 'if (!known || known.secrets.length === 0) return false;', ''],
    [
      'generation: a webhook of an integration that was disconnected stays',
      '  if (!isKept) await',
      '  if (false) await',
    ],
  ),
  ...inFile(
    'shared/sync/customer/push-customer.ts',
    ['test/integration/infra/operations.test.ts'],
    [
      'restore: a part that it forgot is made once more',
      '!isNew && mayBeThere(part, context)',
      "!isNew && part.onChange === 'add'",
    ],
    [
      'restore: a relation that it forgot the parts of passes for new',
      'isNew = isFirst || context.integration.restoredAtMs === null;',
      'isNew = true;',
    ],
  ),
  ...inFile(
    'shared/sync/customer/push-customer.ts',
    ['test/integration/sync/administration.test.ts'],
    [
      'administration: a relation of another one is known here',
      '  entry.administration === context.administration &&\n',
      '',
    ],
  ),
  ...inFile(
    'shared/sync/contacts/report-contact-changes.ts',
    ['test/integration/sync/contacts-age.test.ts'],
    [
      'back: a reading of before our own write is believed (F6)',
      'if (claim.entry.revision !== known.revision + 1) {',
      'if (false) {',
    ],
  ),
];
