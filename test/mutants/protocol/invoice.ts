import { inFile, type Mutant } from '../mutant.ts';

const S = 'test/integration/sync';
const FINAL = [`${S}/final.test.ts`, `${S}/exact-refusals.test.ts`];
const DOCUMENTS = [`${S}/documents.test.ts`];
const CONTENT = [`${S}/content.test.ts`];
const INTAKE = [`${S}/intake.test.ts`, `${S}/content.test.ts`];
const STOPS = [`${S}/stops.test.ts`];
const SNAPSHOTS = [`${S}/snapshots.test.ts`];
const NOTHING_LOST = [`${S}/nothing-lost.test.ts`];

/** The path of an invoice, from its event until it is told. */
export const invoiceMutants: readonly Mutant[] = [
  ...inFile(
    'shared/sync/invoice/compare-totals.ts',
    FINAL,
    [
      'compare: a total that is a cent off becomes final',
      '!money(booked.inclVat).equals(money(planned.totals.inclVat))',
      'false',
    ],

    ['compare: a draft of another total is not known as one', 'await claim.write({ differs: true });', ''],
  ),
  ...inFile('shared/sync/invoice/push-invoice.ts', FINAL, [
    'compare: D4 a document is made final before its total is looked at',
    '  await compareTotals(claim);\n  await finaliseDocument(claim, context, rested);',
    '  await finaliseDocument(claim, context, rested);\n  await compareTotals(claim);',
  ]),
  ...inFile(
    'shared/sync/invoice/push-invoice.ts',
    [`${S}/administration.test.ts`],
    ['administration: what was begun elsewhere goes on here', '  sameAdministration(claim.entry, context);\n', ''],
  ),
  ...inFile(
    'shared/sync/invoice/push-invoice.ts',
    [`${S}/customers.test.ts`, ...SNAPSHOTS],
    [
      'customer: an older customer goes with a later invoice',
      'const isNewer = newest !== null && ',
      'const isNewer = newest === null && ',
    ],
    [
      'snapshot: what is begun late is not kept for longer',
      'if (expiresAtMs !== null && expiresAtMs - context.clock.now() < SNAPSHOT_SHORT_MS) await keepSnapshot(entry, context);',
      '',
    ],
  ),
  ...inFile(
    'shared/sync/invoice/withdraw-draft.ts',
    FINAL,
    [
      'withdraw: a document that a person made final is taken back',
      'if (document && !document.revocable)',
      'if (false)',
    ],
    [
      'withdraw: one that differs stays beside the next one',
      'if (document) await context.books.withdrawInvoice(externalId, planned.document);',
      '',
    ],
    ['canary: a draft that rested is not read', 'return externalId !== null && !verify;', 'return false;'],
    [
      'verify: what is gone is told as booked again',
      "else await claim.write({ ...ANEW, conflict: null }, { step: 'gone' });",
      '',
    ],
    [
      'compare: a draft that people changed is made final',
      "(['exclVat', 'vat', 'inclVat'] as const).every(isSame(booked, totals))",
      'true',
    ],
  ),
  ...inFile(
    'shared/sync/invoice/create-document.ts',
    [`${S}/outstanding.test.ts`, 'test/integration/store/claims.test.ts'],
    [
      'settings: what is looked for is mapped anew while an answer is outstanding',
      'const ready = unanswered ? null : await getReady(claim, snapshot, context);',
      'const ready = await getReady(claim, snapshot, context);',
    ],
    [
      'settings: what is looked for is what would be made now',
      'look: (sentAtMs) => findOurs(claim.entry.planned ?? ready?.planned ?? null,',
      'look: (sentAtMs) => findOurs(ready?.planned ?? null,',
    ],
  ),
  ...inFile(
    'shared/sync/invoice/create-document.ts',
    DOCUMENTS,
    [
      'look: a document of another relation is ours',
      '(document) => isOfKind(document, planned) && document.relation === planned.relation,',
      '(document) => isOfKind(document, planned),',
    ],
    ['look: of two documents one is ours', "if (another) throw correct('duplicate-found', about, { document });", ''],
    ['look: a document of long before is ours', '!isNew || ', ''],
    ['owner: a document that another entry owns is ours', ' || !isFree)', ')'],
    [
      'look: a document of another total is ours',
      '  document.totals !== null &&\n  document.totals.inclVat === planned.totals.inclVat;',
      '  document.totals !== null;',
    ],
    [
      'look: an id in the invoice field is believed whatever it is',
      'document?.reference !== planned.reference || !isSameDocument(document, planned)',
      '!document',
    ],
    ['owner: an id that another entry owns stops the invoice', '    if (error instanceof Taken) return false;\n', ''],
  ),
  ...inFile(
    'shared/sync/invoice/create-document.ts',
    [`${S}/links.test.ts`],
    [
      'link: a relation that is gone is relied on again',
      'await doubtRelation(snapshot.customer.id, context); // nothing was made',
      '',
    ],
    [
      'link: what was refused is sent to the same relation once more',
      'if (broken && ready?.planned.relation === broken.relation) throw broken.error;',
      '',
    ],
  ),
  ...inFile(
    'shared/sync/invoice/create-document.ts',
    [`${S}/administration.test.ts`, ...FINAL, 'test/integration/infra/operations.test.ts'],
    ['restore: nothing is looked for before the first POST', 'lookFirst: claim.entry.verify,', 'lookFirst: false,'],
    ['restore: a document of before it is no longer ours', 'const isNew = mayBeOlder || ', 'const isNew = '],
  ),
  ...inFile(
    'shared/sync/invoice/create-document.ts',
    ['test/integration/providers/moneybird-documents.test.ts'],
    ['restore: an intent of before it says all that may have been sent', ' && !entry.verify;', ';'],
    ['look: a look asks for both kinds of documents each time', "entry.intent?.step === 'posting' && ", 'false && '],
  ),
  ...inFile(
    'shared/sync/invoice/eligibility.ts',
    [...STOPS, `${S}/credits.test.ts`],
    [
      'start: an invoice of before it goes out',
      'startDate !== null && invoice.date < startDate && !entry.asked',
      'false',
    ],
    ['start: one that somebody asked for does not', ' && !entry.asked) throw', ') throw'],
    [
      'credit: it goes before its original',
      'if (id === null || !(await mayStillCome(id, context))) return;',
      'return;',
    ],
    ['credit: it waits for its original for good', 'if (now - Date.parse(entry.createdAt) >= DAY_MS) return;', ''],
    ['off: what comes in while it is off goes out', 'if (context.forbids) throw correct(context.forbids);', ''],
  ),
  ...inFile(
    'shared/sync/invoice/finalise-document.ts',
    FINAL,
    [
      'canary: C3 a printing is repeated while the first may have mailed',
      'return document.final ? unconfirmed(document, planned.finalise) : null;',
      'return null;',
    ],
    ['compare: a draft that was changed since is made final', '          unchanged(document, claim.entry);\n', ''],
    ['look: a draft that rested is printed unread', '        lookFirst: rested,\n', ''],
  ),
  ...inFile(
    'shared/sync/invoice/finalise-document.ts',
    [`${S}/make-final.test.ts`],
    [
      'asked: a draft of which i-Reserve sent other content is made final',
      'const isOutdated = rested && claim.entry.conflict !== null;',
      'const isOutdated = false;',
    ],
  ),
  ...inFile(
    'shared/admin/invoices/finalise-drafts.ts',
    ['test/simulation/kill-final.test.ts'],
    [
      'asked: what a request asked for that died is forgotten',
      '  await ports.integrations.wake(key, ports.clock.now());\n  let count',
      '  let count',
    ],
  ),
  ...inFile(
    'shared/sync/invoice/complete-invoice.ts',
    CONTENT,
    [
      'told: a conflict is told before its document',
      "fact.type === 'invoice.failed' && fact.detail.cause === 'conflict'",
      'false',
    ],
    ['told: a booked invoice that is contradicted says nothing of it', '...done(rest, conflict)', '...done(rest)'],
  ),
  ...inFile(
    'shared/sync/invoice/complete-invoice.ts',
    [`${S}/faults.test.ts`, 'test/integration/store/claims.test.ts'],
    [
      'told: C4 an event is published before its state is written',
      "  await claim.write(\n    { step: 'announced'",
      "  await context.publish(rest.outbox);\n  await claim.write(\n    { step: 'announced'",
    ],
  ),
  ...inFile(
    'shared/sync/intake/take-in-invoice.ts',
    INTAKE,
    ['intake: an older event takes the place of a newer one', "if (!isSame && newerByMs < 0) return 'nothing';", ''],
    ['told once: a request that is delivered twice is answered twice', 'if (isAsked && isRepeat)', 'if (false)'],
    ['intake: what was sent is replaced', 'if (!isSame && isSent) return conflict(entry, event, hash, ports);', ''],

    ['told once: a conflict is told with every repeat', 'if (entry.conflict === hash) {', 'if (false) {'],
    [
      'intake: a conflict is not over when i-Reserve says again what is booked',
      "newerByMs > 0 && entry.cause === 'conflict'",
      'false',
    ],

    ['intake: other content keeps the snapshot of before', '...(isSame ? {} : { hash, ', '...(isSame ? {} : { '],
  ),
  ...inFile(
    'shared/sync/intake/take-in-invoice.ts',
    ['test/integration/infra/operations.test.ts'],
    ['restore: an invoice of before it is new', 'restoredAtMs !== null && Date.parse(date) <= restoredAtMs;', 'false;'],
  ),
  ...inFile(
    'shared/sync/intake/take-in-invoice.ts',
    [`${S}/customers.test.ts`],
    [
      'intake: a request for an invoice asks for no refused customer',
      'if (asked) await openCustomer',
      'if (!asked) await openCustomer',
    ],
  ),
  ...inFile(
    'shared/sync/intake/take-in-customer.ts',
    [...NOTHING_LOST, `${S}/customers.test.ts`, 'test/integration/store/claims.test.ts'],

    ['intake: a request for a customer is no request', 'const due = { asked: true, ', 'const due = { asked: false, '],
  ),
  ...inFile(
    'shared/sync/intake/take-in-unreadable.ts',
    INTAKE,
    [
      'told once: an unreadable event is told with every repeat',
      'if (known?.unreadable === markOf(about)) return known.dueAt !== null;',
      '',
    ],
    [
      'intake: an unreadable event parks what is booked',
      'const parked = isReadable(entry)',
      'const parked = (false as boolean)',
    ],
  ),
  ...inFile(
    'shared/sync/intake/intake.ts',
    [`${S}/stored-versions.test.ts`],
    ['intake: what one integration could not take is acknowledged', 'if (aside.length > 0) throw aside[0];', ''],
  ),
  ...inFile(
    'shared/sync/intake/intake.ts',
    [...INTAKE, `${S}/stored-versions.test.ts`],
    [
      'intake: a request for one integration goes to all',
      'all.filter(({ id }) => only === null || id === only)',
      'all',
    ],
    [
      'intake: an event that only tells goes out unasked',
      "type !== 'invoice.sent' || triggers?.invoiceSent === true",
      'triggers !== null',
    ],
    [
      'intake: the customer of an event is not kept',
      '  await ports.snapshots.keepCustomer(tenant, kept.customer, occurredAt);\n',
      '',
    ],
    [
      'credit: the number of an invoice is not noted',
      '    await ports.ledger.noteNumber(key, invoice.number, invoice.id);\n',
      '',
    ],
  ),
  ...inFile(
    'shared/runtime/sqs.ts',
    ['test/integration/runtime/counted-failures.test.ts'],
    [
      'intake: D4 a message is acknowledged before it is written down',
      'return [{ itemIdentifier: messageId }];',
      'return [];',
    ],
  ),
  ...inFile(
    'shared/sync/invoice/finalise-document.ts',
    ['test/integration/sync/stops.test.ts'],
    [
      'off: a document is made final after the integration was switched off',
      "!(isOutdated || context.forbids === 'inactive')",
      '!isOutdated',
    ],
  ),
  ...inFile(
    'shared/sync/intake/take-in-invoice.ts',
    ['test/integration/sync/content.test.ts'],
    [
      'intake: an intent does not count as sent',
      "const isSent = entry.step !== 'received';",
      'const isSent = entry.externalId !== null;',
    ],
  ),
  ...inFile(
    'shared/sync/intake/take-in-invoice.ts',
    ['test/integration/sync/final.test.ts'],
    [
      'intake: a request for what is booked asks no books',
      'const verify = entry.verify || (entry.externalId !== null && !entry.differs);',
      'const { verify } = entry;',
    ],
  ),
  ...inFile(
    'shared/sync/invoice/publish-booked.ts',
    ['test/integration/sync/snapshots.test.ts'],
    [
      'snapshot: one that another integration still has to send expires',
      "if (entry && entry.status !== 'done') return;",
      '',
    ],
  ),
  ...inFile(
    'shared/sync/intake/take-in-invoice.ts',
    ['test/integration/sync/intake.test.ts'],
    [
      'intake: an answer that a repeat brings wakes nobody',
      "  return entry.dueAt === null ? 'nothing' : 'wake';\n}\n\n/**\n * Other",
      "  return 'nothing';\n}\n\n/**\n * Other",
    ],
  ),
  ...inFile(
    'shared/sync/intake/take-in-customer.ts',
    ['test/integration/sync/customers.test.ts'],
    [
      'intake: an older request takes the place of a newer one',
      'if (Date.parse(occurredAt) < Date.parse(entry.occurredAt)) return false;',
      '',
    ],
  ),
  ...inFile(
    'shared/sync/invoice/compare-totals.ts',
    ['test/unit/sync/compare-totals.test.ts'],
    ['compare: net and VAT may lie anywhere', ' || isFar(booked.vat, planned.totals.vat)', ''],
  ),
  ...inFile(
    'shared/sync/invoice/publish-booked.ts',
    ['test/integration/sync/nothing-lost.test.ts'],
    [
      'told once: a clean-up that failed undoes what is done (F3)',
      '      return ports.clock.now() + CLEAN_UP_AGAIN_MS;',
      '      throw error;',
    ],
  ),
];
