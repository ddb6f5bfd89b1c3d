import { inFile, type Mutant } from '../mutant.ts';

const U = 'test/unit/providers';
const EXACT = ['test/integration/providers/exact-provider.test.ts'];
const CONTRACT = ['test/integration/providers/contract.test.ts'];
const CALLS = [`${U}/exact-calls.test.ts`];
const FAULTS = [`${U}/exact-faults.test.ts`];
const REFUSALS = ['test/integration/sync/exact-refusals.test.ts'];
const VAT = [`${U}/exact-vat.test.ts`];
const AMOUNTS = [`${U}/exact-amounts.test.ts`, `${U}/exact-rounding.test.ts`];
const MONEYBIRD = [`${U}/moneybird-wire.test.ts`];
const DOCUMENTS = ['test/integration/providers/moneybird-documents.test.ts'];
const INVOICE = [`${U}/moneybird-invoice.test.ts`];

/** What the two accounting systems say, and what is said to them. */
export const providerMutants: readonly Mutant[] = [
  ...inFile(
    'shared/providers/operation.ts',
    ['test/integration/sync/faults.test.ts'],
    ['make: D4 a POST is repeated on 500', "if (effect !== 'make')", "if (effect !== 'nothing')"],
    [
      'make: what left without an answer never left',
      'left ? noAnswerTo(operation) :',
      'left === null ? noAnswerTo(operation) :',
    ],
    ['make: a 408 is an answer', 'status === REQUEST_TIMEOUT || status >= 500', 'status >= 500'],
  ),
  ...inFile(
    'shared/providers/exact/invoices.ts',
    [...EXACT, ...CONTRACT],
    [
      'look: D4 it asks for what does not show',
      'PaymentReference eq ${literal(reference)}',
      'YourRef eq ${literal(reference)}',
    ],

    ['look: a credit is an invoice', "row.Type === 8021 || row.Type === 8024 ? 'credit' : 'invoice'", "'invoice'"],

    ['final: a draft counts as final', 'final: row.Status === 50,', 'final: row.Status !== 99,'],
    ['final: a success that carries an error is one', '    if (text !== null)\n', '    if (false)\n'],
    ['final: what was processed already is a failure', "isProcessedAlready(trouble.about.text ?? '')", 'false'],

    ['relation: an invoice goes to nobody', '  InvoiceTo: account,\n', ''],
  ),
  ...inFile(
    'shared/providers/exact/calls.ts',
    CALLS,
    [
      'page: a list ends with the first page',
      'request = next === null ? null : nextPage(next, wire.origin, root, set);',
      'request = null;',
    ],
    [
      'make: an answer that can not be read made nothing',
      'if (!parsed.success) throw noAnswerTo(operation);',
      "if (!parsed.success) throw correct('unexpected');",
    ],
  ),
  ...inFile(
    'shared/providers/exact/faults.ts',
    [...FAULTS, ...REFUSALS],
    [
      'refusal: a 500 with words is no answer',
      'if (isNoAnswer(status) && isRefusedInWords(status',
      'if (false && isRefusedInWords(status',
    ],
    [
      'refusal: what was refused with 500 was not made',
      "...(effect === 'make' && isNoAnswer(status) ? { mayBeMade: true } : {}),",
      '',
    ],
    ['error block: it is a plain 403', '(status === 403 || status === 429) && isErrorBlock(text)', 'false'],
    [
      'refusal: a 401 is the invoice’s own trouble',
      "if (status === 401) return new Setback('reconnect', 'reconnect-needed', { scope: 'integration' });",
      '',
    ],
    [
      '403: a blocked administration asks for a person',
      "[/DivisionBlocked/i, { remedy: 'wait', cause: 'administration-busy' }],",
      '',
    ],
  ),
  ...inFile(
    'shared/providers/exact/throttled.ts',
    FAULTS,
    ['429: the day is taken for the minute', 'return onlyDay || dayRemaining === 0;', 'return false;'],
    ['429: a reset beyond what can last is believed', 'Math.min(theirMs, latestMs) + aheadMs', 'theirMs + aheadMs'],
    ['clock: a reset is read by ours', 'Math.min(theirMs, latestMs) + aheadMs', 'Math.min(theirMs, latestMs)'],
  ),
  ...inFile(
    'shared/providers/exact/limits.ts',
    [...FAULTS, 'test/unit/http/pace.test.ts'],
    ['headers: D4 an absent count is 0', 'Number(header) : null', 'Number(header) : 0'],
    ['headers: milliseconds are seconds', 'if (value > 1e12) return value;', ''],
    ['budget: ten errors are let through', 'errorsPerHour: 5,', 'errorsPerHour: 10,'],
  ),
  ...inFile('shared/providers/exact/relation/accounts.ts', EXACT, [
    'code: it is looked for without its padding',
    'literal(paddedCode(by.number))',
    'literal(by.number)',
  ]),
  ...inFile(
    'shared/providers/exact/invoice/vat.ts',
    VAT,
    [
      'VAT: a code of another percentage is used',
      'if (rate.percentage !== null) checkPercentage(code, rate.id, rate.percentage, day);',
      '',
    ],
    ['VAT: a code of the other kind of price is used', '  checkType(code, rate.id, basis);\n', ''],
    ['VAT: a blocked code is used', 'if (!code?.usable)', 'if (!code)'],
    [
      'VAT: the percentage of today goes on an old invoice',
      'return onTheDay?.percentage ?? percentage;',
      'return percentage;',
    ],
    [
      'VAT: reverse charge needs no VAT number',
      'if (!code?.charged || customer.vatNumber !== null) return;',
      'return;',
    ],
  ),
  ...inFile(
    'shared/providers/totals/predict.ts',
    [...AMOUNTS, ...INVOICE],
    ['totals: D4 VAT is rounded per line only', "rounding === 'line' ? group : together(group)", 'group'],
    ['totals: VAT is rounded per document only', "rounding === 'line' ? group : together(group)", 'together(group)'],
  ),
  ...inFile(
    'shared/providers/totals/tolerance.ts',
    [...AMOUNTS, ...INVOICE],
    ['totals: a rate may be any number of cents off', 'CENT.times(linesOf(entered, code))', 'CENT.times(1_000)'],
    [
      'totals: five rates may each be a cent off and more',
      '.greaterThan(DOCUMENT_LIMIT);\n  const [worst]',
      '.greaterThan(1_000);\n  const [worst]',
    ],
    ['totals: the VAT of the head is not looked at', '  checkHeader(ours, books);\n', ''],
    [
      'totals: cents of VAT are not remarked',
      "worst && !worst.size.isZero() ? [remark('vat-rounding', told(worst))] : []",
      '[]',
    ],
  ),
  ...inFile('shared/providers/exact/invoice/balance.ts', AMOUNTS, [
    'totals: a difference is booked',
    'if (added === null) throw totalDiffers(ours.total.inclVat, books.inclVat);',
    '',
  ]),
  ...inFile(
    'shared/providers/totals/price.ts',
    [...AMOUNTS, `${U}/exact-lines.test.ts`, ...INVOICE],
    ['price: a price that does not give the amount is sent', 'toCents(price.times(quantity)).equals(total)', 'true'],
  ),
  ...inFile(
    'shared/domain/amounts.ts',
    ['test/unit/domain/money.test.ts'],
    [
      'money: VAT inside a price is VAT on top of it',
      'toCents(inclVat.dividedBy(fraction(percentage).plus(1)))',
      'toCents(inclVat.minus(inclVat.times(fraction(percentage))))',
    ],
    [
      'money: a price without VAT goes before the one that adds up',
      'const lines = !adds(net) && adds(gross) ? gross : net;',
      'const lines = net;',
    ],
  ),
  ...inFile(
    'shared/domain/money.ts',
    ['test/unit/domain/money.test.ts'],
    ['money: half a cent is rounded down', 'rounding: Decimal.ROUND_HALF_UP', 'rounding: Decimal.ROUND_HALF_DOWN'],
  ),
  ...inFile(
    'shared/providers/moneybird/invoice/invoices.ts',
    [...DOCUMENTS, 'test/integration/sync/outstanding.test.ts'],
    ['look: D4 a list without a period hides last year', ',period:${periodAround(date)}', ''],
    [
      'look: only sales invoices are looked at',
      '...(document === regular ? [] : await findExternal(calls, sought)),',
      '...(document === external ? await findExternal(calls, sought) : []),',
    ],
    [
      'look: only external ones are looked at',
      '...(document === external ? [] : await findRegular(calls, sought)),',
      '...(document === regular ? await findRegular(calls, sought) : []),',
    ],
    [
      'look: a document is read as the kind of now alone',
      'for (const one of [document, otherThan(document)]) {',
      'for (const one of [document]) {',
    ],
    [
      'look: a stranger’s document hides ours',
      'return [documentOf(calls, found, regular), ...(await ofContact(calls, regular, sought))];',
      'return [documentOf(calls, found, regular)];',
    ],
  ),
  ...inFile(
    'shared/providers/moneybird/invoice/invoices.ts',
    [...CONTRACT, 'test/integration/providers/moneybird-said.test.ts'],
    [
      'final: a draft of Moneybird counts as final',
      "state === 'draft' || state === 'scheduled'",
      "state === 'draft' && state !== 'draft'",
    ],
  ),
  ...inFile(
    'shared/providers/moneybird/calls.ts',
    MONEYBIRD,
    [
      'page: a list of Moneybird ends with the first page',
      "page = nextPageOf(answer.headers.get('link'));",
      'page = null;',
    ],
    [
      'administration: a 404 of Moneybird says nothing of it',
      'if (answer.status === 404) await seeThatItIsThere(answer);',
      '',
    ],
    [
      'make: an answer of Moneybird that can not be read made nothing',
      'if (!parsed.success) throw noAnswerTo(operation);',
      "if (!parsed.success) throw new Setback('correct', 'unexpected');",
    ],
  ),
  ...inFile(
    'shared/providers/moneybird/limits.ts',
    [...MONEYBIRD, 'test/integration/providers/moneybird-limits.test.ts'],
    [
      'headers: D4 Retry-After is a delay',
      'value >= FIRST_EPOCH_S ? value * SECOND_MS : nowMs + value * SECOND_MS',
      'nowMs + value * SECOND_MS',
    ],
    [
      'headers: seconds until the reset are a count',
      'remaining !== null && remaining <= limit ? remaining : null',
      'remaining',
    ],
  ),
  ...inFile(
    'shared/providers/moneybird/faults.ts',
    ['test/integration/providers/moneybird-refusals.test.ts', ...MONEYBIRD],
    [
      'refusal: the plan limit is each invoice’s own',
      "if (status === 402) return ofTheLine('plan-limit', refusal);",
      '',
    ],
  ),
  ...inFile(
    'shared/providers/moneybird/relation/contacts.ts',
    [
      'test/integration/providers/moneybird-contacts.test.ts',
      'test/integration/providers/moneybird-optional-fields.test.ts',
    ],

    [
      'customer: a value of people is emptied',
      '.filter((one) => stands?.[one] === blank[one])',
      '.filter((one) => stands !== one)',
    ],
  ),
  ...inFile(
    'shared/providers/exact/calls.ts',
    ['test/integration/providers/exact-provider.test.ts', 'test/integration/sync/customers.test.ts'],
    [
      'change: a page of a gateway is a success',
      "if (text.trim() !== '' && openEnvelope(text) === null) throw noAnswerTo(operation);",
      '',
    ],
  ),
  ...inFile(
    'shared/providers/exact/calls.ts',
    ['test/integration/sync/exact-refusals.test.ts'],
    ['administration: a 404 loses it unasked', 'if (maybeGone && isListed && (await isListed()))', 'if (false)'],
  ),
  ...inFile(
    'shared/providers/totals/price.ts',
    ['test/integration/sync/exact-refusals.test.ts'],
    ['price: a quantity that the books cut is sent', 'price && isKept && ', 'price && '],
  ),
  ...inFile(
    'shared/providers/moneybird/invoice/sending.ts',
    ['test/integration/providers/moneybird-refusals.test.ts'],
    [
      'mail: one that can not go out keeps the invoice a draft',
      'if (!isAboutDelivery(trouble)) throw trouble;',
      'throw trouble;',
    ],
  ),
  ...inFile(
    'shared/providers/moneybird/invoice/sending.ts',
    ['test/integration/providers/moneybird-said.test.ts', 'test/integration/providers/moneybird-refusals.test.ts'],
    [
      'mail: an invoice goes by mail to who wants Peppol',
      "byPeppol ? sending('Peppol') : plan.finalise.body",
      'plan.finalise.body',
    ],
  ),
  ...inFile(
    'shared/providers/moneybird/relation/contacts.ts',
    [
      'test/integration/providers/moneybird-said.test.ts',
      'test/unit/providers/moneybird-contacts-back.test.ts',
      'test/integration/sync/contacts-back.test.ts',
    ],
    [
      'customer: addresses that people added are taken away',
      'return [...ours, ...addresses(stands).filter((one) => !known.has(one.toLowerCase()))]',
      'return [...ours]',
    ],
  ),
  ...inFile(
    'shared/providers/exact/invoices.ts',
    ['test/unit/providers/exact-calls.test.ts'],
    [
      'look: a document that only resembles the number is found',
      'return found.filter((document) => document.reference === reference);',
      'return found;',
    ],
    ['clock: a document is as old as their clock says', 'row.Created + aheadMs', 'row.Created'],
    ['make: an answer without totals is believed', 'return said.totals ? said :', 'return true ? said :'],
  ),
  ...inFile(
    'shared/providers/vat-sums.ts',
    ['test/unit/providers/vat-sums.test.ts'],
    ['credit: its lines count with the wrong sign', 'const sign = isTurned ? -1 : 1;', 'const sign = 1;'],
  ),
  ...inFile(
    'shared/providers/moneybird/invoice/invoices.ts',
    ['test/unit/providers/moneybird-wire.test.ts'],
    ['withdraw: a paid invoice is taken back', 'payments.length === 0 && (state', '(state'],
  ),
  ...inFile(
    'shared/providers/moneybird/limits.ts',
    ['test/unit/http/pacer.test.ts'],
    ['errors: what is not there is an error', 'notErrors: [404],', 'notErrors: [],'],
  ),
  ...inFile(
    'shared/providers/moneybird/faults.ts',
    ['test/unit/providers/moneybird-wire.test.ts'],
    [
      'refusal: what Moneybird refused with 500 was not made',
      "mayBeMade: effect === 'make' && isNoAnswer(status),",
      '',
    ],
  ),
  ...inFile(
    'shared/providers/moneybird/contacts-back.ts',
    ['test/unit/providers/moneybird-wire.test.ts'],
    ['care: archived contacts are not asked for', "include_archived: 'true',", ''],
  ),
  ...inFile(
    'shared/providers/exact/relation/accounts.ts',
    ['test/unit/providers/exact-calls.test.ts'],
    ['code: another code is ours', "rows.filter(({ Code }) => 'id' in by || Code === by.number.trim())", 'rows'],
  ),
];
