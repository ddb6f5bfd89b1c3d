import { inFile, type Mutant } from './mutant.ts';

const S = 'test/security';
const CONTROLS = ['test/integration/oauth/controls.test.ts'];
const CALLBACK = [`${S}/consents.test.ts`, 'test/integration/oauth/callback.test.ts'];
const SESSIONS = [`${S}/sessions.test.ts`];
const PAGES = ['test/integration/console/pages.test.ts'];
const API = ['test/integration/admin/api.test.ts'];
const BODIES = [...API, 'test/integration/admin/faults.test.ts'];
const CONSOLE_ROLES = ['test/integration/console/roles.test.ts'];
const OPENAPI = ['test/integration/admin/openapi.test.ts'];
const ODD = [`${S}/odd-input.test.ts`];
const STACK = ['test/integration/infra/stack.test.ts'];
const ROLES = ['test/integration/infra/stack-permissions.test.ts'];
const REACH = [`${S}/least-reach.test.ts`];
const WEBHOOK = ['test/integration/sync/webhook.test.ts'];
const SIGNATURE = ['test/unit/providers/moneybird-signature.test.ts'];
const EXCHANGE = ['test/unit/http/exchange.test.ts'];
const TENANTS = [`${S}/tenants.test.ts`];
const LIMITS = [`${S}/request-limits.test.ts`];

/**
 * Controls of `test/security/CONTROLS.md` that one line of ours carries, taken away one by one. A control that is not
 * here has its test in that table alone.
 */
export const security: readonly Mutant[] = [
  // What the review took away and a test noticed.
  ...inFile(
    'shared/store/consent/consent-states.ts',
    CONTROLS,
    ['B2 a state is good once', 'AND attribute_not_exists(spentAtMs) ', ''],
    ['B2 a state is over in ten minutes', ' AND expiresAtMs > :now', ' AND expiresAtMs <> :now'],
  ),
  ...inFile('shared/oauth/begin-consent.ts', CALLBACK, [
    'B2 a state belongs to its session',
    'meaning.session !== null && meaning.session !== session',
    'false',
  ]),
  ...inFile('shared/oauth/consent.ts', CALLBACK, [
    'B5 an app has one tenant, before the code is sent',
    '!(await ports.clientIds.isFree(meaning.tenant, meaning))',
    'false',
  ]),
  ...inFile('shared/http/origin.ts', CONTROLS, [
    'B7 a host is one of the provider’s',
    '!hosts.includes(host)',
    'false',
  ]),
  ...inFile('shared/admin/integrations/authenticate.ts', API, [
    'B7 a host is one of the provider’s, when it is filled in',
    '!hosts.includes(host)',
    'false',
  ]),
  ...inFile('shared/providers/exact/envelope.ts', CONTROLS, [
    'B7 a next page lies within the administration',
    'url?.origin !== base.origin || !url.pathname.startsWith(base.pathname)',
    'url === null',
  ]),
  ...inFile(
    'shared/providers/moneybird/webhook.ts',
    SIGNATURE,
    ['B12 a signature is fresh', 'genuine && Math.abs(nowMs / 1000 - Number(sentAt)) <= FRESH_S', 'genuine'],
    ['B12 a signature has one time', ' || others.length > 0', ''],
    ['B12 a signature is over the body', '.update(body).digest()', '.digest()'],
  ),
  ...inFile(
    'functions/contacts-webhook/handler.ts',
    WEBHOOK,
    [
      'B13 a push has the token of its webhook',
      'push.token !== null && hook.token !== null && push.token !== hook.token',
      'false',
    ],
    [
      'B13 a push is of the administration of its webhook',
      'push.administration === null || push.administration === hook.administration',
      'true',
    ],
    ['B26 a push has a size', 'return bytes.length > MAX_BYTES ? null : bytes;', 'return bytes;'],
  ),
  ...inFile('shared/admin/integrations/make-integration.ts', OPENAPI, [
    'B18 a body has no unknown keys',
    'MakeBody = v.strictObject',
    'MakeBody = v.object',
  ]),
  ...inFile('shared/runtime/read-as.ts', BODIES, [
    'B18 a list in a body is no object',
    'if (lists.length > 0) throw badBody(...lists);',
    '',
  ]),
  ...inFile(
    'shared/store/ledger/snapshots.ts',
    ['test/integration/sync/snapshots.test.ts'],
    ['B20 a snapshot is gone when it is over', 'return isGone ? null : item;', 'return isGone && !item ? null : item;'],
  ),
  ...inFile(
    'shared/http/exchange.ts',
    EXCHANGE,
    ['B27 an answer has a size', "if (size > MAX_BYTES) throw new Error('too large');", ''],
    ['B27 an answer has an end', '          signal,\n', ''],
  ),
  ...inFile(
    'shared/providers/exact/odata.ts',
    ['test/unit/providers/exact-odata.test.ts'],
    ['B29 a quote is doubled', '.replaceAll("\'", "\'\'")', ''],
    ['B29 a guid is a guid', 'if (!isGuid(id)) throw', 'if (!id) throw'],
  ),
  ...inFile(
    'functions/console/gate.tsx',
    PAGES,
    ['console: a form has the session’s token', "form.get('csrf') === session.csrf", 'true'],
    ['console: a form comes from our pages', '(origin === undefined || origin === addressOf(c.env.event)) && ', ''],
    ['console: no page around ours', "frame-ancestors 'none'", 'frame-ancestors *'],
  ),
  ...inFile(
    'shared/store/sessions.ts',
    PAGES,
    ['console: a link opens once', 'AND attribute_not_exists(endedAtMs) ', ''],
    ['console: a link is over after a while', ' AND expiresAtMs > :now', ' AND expiresAtMs <> :now'],
    ['console: a session is over after a day', 'pass.expiresAtMs > now() ? pass : null', 'pass'],
  ),
  ...inFile(
    'shared/admin/closing/closing-csv.ts',
    ['test/unit/admin/closing-csv.test.ts', 'test/integration/admin/closing.test.ts'],
    ['S11 a cell is no formula', 'text.replace(FORMULA, "\'")', 'text'],
  ),
  ...inFile(
    'shared/runtime/http-api.ts',
    ['test/unit/runtime/runtime.test.ts'],
    ['a plain page shows text as text', 'text.replace(/[&<>"\']/g, (sign)', 'text.replace(/[]/g, (sign)'],
  ),
  ...inFile(
    'functions/console/sight/masked.ts',
    ['test/unit/console/masked.test.ts'],
    ['support sees no customer', "if (typeof value === 'string') return initial(value);", ''],
    ['T10 support reads no names in a cause', 'isShown ? value : initial(value)', 'value'],
  ),
  ...inFile(
    'functions/console/sight/masked.ts',
    ['test/integration/console/masks.test.ts'],
    ['T8 support reads no requests of a preview', '  requests: [],\n', ''],
    ['T9 support reads no values of a relation', '{ from: hidden(from), to: hidden(to) }', '{ from: from, to: to }'],
  ),
  ...inFile(
    'infra/constructs/store.ts',
    [...STACK, ...ROLES],
    ['B23 nobody scans', "'ConditionCheckItem', 'Query']", "'ConditionCheckItem', 'Query', 'Scan']"],
  ),
  ...inFile(
    'infra/stack.ts',
    [...STACK, ...ROLES],
    ['B9 the webhook opens no tokens', 'store.lendTokens(worker,', 'store.lendTokens(webhook, worker,'],
  ),
  ...inFile('infra/constructs/intake-queue.ts', STACK, [
    'B24 queues speak TLS',
    'enforceSSL: true',
    'enforceSSL: false',
  ]),
  ...inFile('infra/constructs/public-api.ts', STACK, [
    'B17 the API has an authorizer',
    'this.add(guarded, bearer)',
    'this.add(guarded)',
  ]),
  ...inFile(
    'shared/sync/ledger/note-fault.ts',
    ['test/unit/sync/note-fault.test.ts'],
    [
      'B19 B32 the log says the kind of an error',
      'error instanceof Error ? error.name : typeof error',
      'String(error)',
    ],
  ),
  // What no test noticed.
  ...inFile(
    'shared/admin/session.ts',
    SESSIONS,
    ['T1 the cookie is HttpOnly', 'HttpOnly; ', ''],
    ['T1 the cookie is SameSite', '; SameSite=Lax', ''],
    ['T2 the cookie is Secure', "secure: '; Secure'", "secure: ''"],
  ),
  ...inFile(
    'shared/store/sessions.ts',
    SESSIONS,
    ['T3 signing out ends the session', '!item || item.endedAtMs !== undefined', '!item'],
    ['T4 a secret is good for one purpose', '{purpose}:', "{''}:"],
  ),
  ...inFile(
    'functions/console/gate.tsx',
    ['test/integration/console/language-form.test.ts'],
    ['T5 a form leads to the console and nowhere else', '/^\\/console(\\/|$)/.test(url.pathname)', 'true'],
  ),
  ...inFile('functions/oauth-callback/handler.ts', CALLBACK, [
    'T6 the callback leads to its own tenant’s console',
    'session !== null && meaning?.tenant === session.tenant',
    'session !== null && meaning !== null',
  ]),
  ...inFile('shared/store/keys.ts', TENANTS, [
    'T7 B15 a tenant stays within its keys',
    'return escaped.length <= ESCAPED_AT_MOST ? escaped : id.replace(/[%#]/g, encodeURIComponent);',
    'return escaped.length < 0 ? escaped : id;',
  ]),
  ...inFile(
    'functions/contacts-webhook/handler.ts',
    [`${S}/strangers.test.ts`],
    ['T11 B13 a stranger’s key costs a signature', "hook?.secrets ?? ['nobody']", 'hook?.secrets ?? []'],
    [
      'T11 B13 a stranger’s key is answered no sooner',
      'if (hook?.secrets.length === 0) return TAKEN;',
      'if (hook?.secrets.length === 0) return TAKEN;\n    if (!hook) return NOBODY_HERE;',
    ],
  ),
  ...inFile('shared/runtime/router.ts', TENANTS, [
    'T12 B17 a tenant is no blank',
    "typeof tenant !== 'string' || !fitsKey(tenant)",
    "typeof tenant !== 'string'",
  ]),
  ...inFile('infra/constructs/public-api.ts', LIMITS, [
    'T13 B25 each route has a pace',
    'throttle(paces[route] ?? USUAL)',
    'throttle(USUAL)',
  ]),
  ...inFile('functions/console/gate.tsx', SESSIONS, [
    'T14 the console is reached by TLS alone',
    "    'strict-transport-security': 'max-age=31536000',\n",
    '',
  ]),
  // What was added for the findings.
  ...inFile('functions/console/roles.ts', CONSOLE_ROLES, [
    'S2 support changes nothing',
    "support: new Set(['look', 'leave'])",
    "support: new Set(['look', 'change', 'leave'])",
  ]),
  ...inFile('functions/console/gate.tsx', CONSOLE_ROLES, [
    'S6 a link for another person or tenant is opened by a form alone',
    '!link || !session || isSame(link, session)',
    'true',
  ]),
  ...inFile(
    'shared/store/integration/saving.ts',
    ['test/integration/admin/changes.test.ts'],
    ['S7 a change has its line', '...(line ? [changeWrite(line)] : [])', ''],
  ),
  ...inFile('infra/constructs/store.ts', REACH, [
    'S5 B16 the webhook reaches items of tenants',
    "['GetItem', 'PutItem', 'UpdateItem'], this.table.tableArn, OF_TENANTS",
    "['GetItem', 'PutItem', 'UpdateItem'], this.table.tableArn",
  ]),
  ...inFile('infra/stack.ts', REACH, [
    'S5 B16 the intake reaches items of tenants',
    'store.lendOfTenants(intake);',
    'store.lend(intake);',
  ]),
  ...inFile('infra/local/aws/deploy/policy.ts', REACH, [
    'S5 the local run asks for the keys',
    'leadingKeys.every((value)',
    '!leadingKeys.every((value) => value === value && false) || leadingKeys.every((value)',
  ]),
  ...inFile('shared/oauth/begin-consent.ts', ODD, [
    'S4 a state fits a key',
    'STATE.test(state) ? await states.take(state) : null',
    'await states.take(state)',
  ]),
  ...inFile('shared/store/client-ids.ts', CALLBACK, [
    'S9 a name without a proof keeps nobody out',
    ' || !owner.isProven',
    '',
  ]),
  ...inFile('functions/oauth-callback/handler.ts', CALLBACK, [
    'S10 a consent says for whom it was',
    'meaning ? connectedFor(outcome, meaning) : outcome',
    'outcome',
  ]),
  ...inFile(
    'shared/oauth/withdraw-consent.ts',
    CALLBACK,
    ['S10 a consent is taken back once', '  await ports.withdrawals.spend(secret);\n', ''],
    ['S10 a consent that is taken back leaves no tokens', 'ports.vault.retire(chain, null)', 'ports.vault.read(chain)'],
  ),
  ...inFile('shared/store/consent/withdrawals.ts', CALLBACK, [
    'S10 a consent is taken back for a quarter of an hour',
    'withdrawal && withdrawal.expiresAtMs > now() ? withdrawal : null',
    'withdrawal',
  ]),
  ...inFile('shared/store/keys.ts', ODD, [
    'S4 an id in a path has a length before it is read',
    'id.length <= UNITS_AT_MOST && ',
    '',
  ]),
  ...inFile('shared/admin/invoices/sync-now.ts', ODD, [
    'S4 a customer that is looked for fits a key',
    "if (!fitsKey(id)) throw notFound('customer');",
    '',
  ]),
  ...inFile('functions/console/daily/test-invoice.ts', ODD, [
    'S4 an invoice that is looked for fits a key',
    'if (!fitsKey(name)) return null;',
    '',
  ]),
  ...inFile('shared/admin/integrations/save-details.ts', ODD, [
    'S4 mappings fit an item',
    '!fitsIntegration(mappings)',
    'false',
  ]),
  ...inFile(
    'shared/runtime/invocation.ts',
    [`${S}/bare-errors.test.ts`],
    ['S12 B32 an error leaves bare', 'throw bare(error);', 'throw error;'],
  ),
  ...inFile(
    'shared/http/wire.ts',
    [`${S}/broken-token.test.ts`],
    ['S15 a token fits a header', '!TOKEN.test(token)', 'false'],
  ),
  ...inFile('functions/admin-api/handler.ts', LIMITS, [
    'B26 a tenant has a limit',
    "await takeTurn('tenant', call.tenant, run);",
    '',
  ]),
  ...inFile('functions/console/gate.tsx', LIMITS, [
    'B26 a session has a limit',
    "await takeTurn('session', session.id, ports);",
    '',
  ]),
  ...inFile(
    'functions/events-out/post.ts',
    ['test/integration/events-out/deliver.test.ts'],
    ['an event out goes to the chosen address alone', "redirect: 'manual'", "redirect: 'follow'"],
  ),
  ...inFile(
    'functions/events-out/deliver.ts',
    ['test/integration/events-out/deliver.test.ts'],
    ['an event out that is given up is kept', "log.error('Given up, and kept', said);\n    await keep(body);", ''],
  ),
];
