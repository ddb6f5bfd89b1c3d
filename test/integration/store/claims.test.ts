import { describe, expect, test } from 'vitest';
import { remark } from '../../../shared/domain/causes.ts';
import { Touches } from '../../../shared/store/counts/touches.ts';
import { DynamoClaim } from '../../../shared/store/ledger/claim.ts';
import type { InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import { type Claim, ClaimLost, Taken } from '../../../shared/sync/ledger/ledger.ts';
import { done, lookAgainAt, park, reopen, yieldTurn } from '../../../shared/sync/ledger/transitions.ts';
import { keyOf, LINE, repeated, store } from './store-fixtures.ts';

const document = { administration: '4711', what: 'document', externalId: 'sales-1' } as const;
const reason = { cause: 'vat-unmapped', about: {}, remedy: 'correct' } as const;
const note = { remarks: [remark('mail-unconfirmed')] };
const parked = (nowMs: number) => park(reason, { outbox: [], nowMs });
const invoiceOf = (claim: Claim): InvoiceEntry => claim.entry as InvoiceEntry;

describe('an entry that a worker holds', () => {
  test('is nobody else’s until the claim is over', async () => {
    await using at = await store();
    await at.invoice('1');
    expect((await at.claim('1')).entry).toMatchObject({ fence: 1, crashes: 1 }); // until it ends in order
    const [now, later] = [at.clock.now(), at.clock.now() + 90_000];
    expect(await at.ledger.claim(keyOf('1'), now, later)).toBeNull();
    expect(await at.ledger.claimDue(keyOf('1'), now, later)).toBe('held');
    at.clock.advance(90_000);
    expect(await at.ledger.claim(keyOf('1'), at.clock.now(), at.clock.now() + 90_000)).not.toBeNull();
  });

  test('is written by nobody who held it before, whatever is written and however', async () => {
    await using at = await store();
    const { settingsVersion } = await at.line();
    await at.invoice('1');
    const late = await at.claim('1');
    at.clock.advance(90_000);
    await at.claim('1');
    const before = await at.stands('1');
    const now = at.clock.now();
    await expect(late.write(note)).rejects.toThrow(ClaimLost);
    await expect(late.write(lookAgainAt(now), { evenIfChanged: true })).rejects.toThrow(ClaimLost);
    await expect(late.write(parked(now), { judgedBy: settingsVersion })).rejects.toThrow(ClaimLost);
    await expect(late.write(note, { owning: document })).rejects.toThrow(ClaimLost);
    await expect(late.write({ outbox: [] })).rejects.toThrow(ClaimLost);
    expect(await at.stands('1')).toEqual(before);
    expect(await at.ledger.ownerOf(LINE, document)).toBeNull();
  });

  test('is due to nobody any more once it came to rest, whatever an old index says', async () => {
    await using at = await store();
    await at.invoice('1');
    const now = at.clock.now();
    await (await at.claim('1')).write(done({ outbox: [], nowMs: now }));
    expect(await at.ledger.claimDue(keyOf('1'), now, now + 90_000)).toBeNull();
  });

  test('is not taken over by who read it before, without a claim', async () => {
    await using at = await store();
    const read = await at.invoice('1');
    await at.claim('1');
    expect(await at.ledger.amend<InvoiceEntry>(read, { asked: true })).toBe(false);
    expect(await at.stands('1')).toMatchObject({ asked: false });
  });
});

describe('what others wrote since a claim', () => {
  const meanwhile = async () => {
    const at = await store();
    await at.invoice('1');
    const claim = await at.claim('1');
    const { ledger } = at;
    await ledger.amend<InvoiceEntry>(await at.stands('1'), { ...reopen(claim.entry, at.clock.now()), asked: true });
    at.clock.advance(1);
    return { at, claim, now: at.clock.now() };
  };

  test('stands: no status, no due moment and no event is written over it', async () => {
    const { at, claim, now } = await meanwhile();
    await using _ = at;
    const before = await at.stands('1');
    await expect(claim.write(parked(now))).rejects.toThrow(ClaimLost);
    await expect(claim.write(yieldTurn(claim.entry, now))).rejects.toThrow(ClaimLost);
    await expect(claim.write({ dueAt: now + 1 })).rejects.toThrow(ClaimLost);
    await expect(claim.write({ status: 'waiting' })).rejects.toThrow(ClaimLost);
    await expect(claim.write({ outbox: [] })).rejects.toThrow(ClaimLost);
    await expect(claim.write(note, { unlessChanged: true })).rejects.toThrow(ClaimLost);
    expect(await at.stands('1')).toEqual(before);
  });

  test('keeps nobody from noting what was done, or from having it looked at again', async () => {
    const { at, claim, now } = await meanwhile();
    await using _ = at;
    await claim.write(note);
    expect(await at.stands('1')).toMatchObject({ ...note, asked: true });
    await claim.write(lookAgainAt(now + 60_000), { evenIfChanged: true });
    expect(await at.stands('1')).toMatchObject({ dueAt: now + 60_000, asked: true });
  });

  test('is not what the worker wrote itself: after its own writes it judges on', async () => {
    await using at = await store();
    await at.invoice('1');
    const claim = await at.claim('1');
    await claim.write(note);
    await claim.write(note, { owning: document });
    await claim.write(parked(at.clock.now()));
    expect(await at.stands('1')).toMatchObject({ status: 'parked', dueAt: null });
  });
});

test('a judgement is written under the settings that judged, and under no newer ones', async () => {
  await using at = await store();
  const { settingsVersion: judgedBy } = await at.line();
  await at.invoice('1');
  const claim = await at.claim('1');
  await at.integrations.change(LINE, { details: { journal: '70' } });
  await expect(claim.write(parked(at.clock.now()), { judgedBy })).rejects.toThrow(ClaimLost);
  expect(await at.stands('1')).toMatchObject({ status: 'open' });
  await claim.write(parked(at.clock.now()), { judgedBy: judgedBy + 1 });
  expect(await at.stands('1')).toMatchObject({ status: 'parked' });
});

test('an intent is written over the content that was judged, and over no other', async () => {
  await using at = await store();
  await at.invoice('1');
  const claim = await at.claim('1');
  const intent = { step: 'posting', sentAtMs: at.clock.now(), lookedAtMs: null };
  await at.ledger.amend<InvoiceEntry>(await at.stands('1'), { hash: 'as it came later' });
  await expect(claim.write({ intent }, { unlessReplaced: true })).rejects.toThrow(ClaimLost);
  expect(await at.stands('1')).toMatchObject({ intent: null });
});

test('of two entries that find one document one has it, and the other is written nothing of it', async () => {
  await using at = await store();
  const [first, second] = [await at.invoice('1'), await at.invoice('2')];
  const [one, other] = [await at.claim('1'), await at.claim('2')];
  await one.write({ externalId: 'sales-1' } as Partial<InvoiceEntry>, { owning: document });
  const late = other.write({ externalId: 'sales-1' } as Partial<InvoiceEntry>, { owning: document });
  await expect(late).rejects.toThrow(Taken);
  expect(await at.stands('2')).toMatchObject({ externalId: null });
  expect(await at.ledger.own(second, document)).toBe(false);
  expect(await at.ledger.own(first, document)).toBe(true);
  expect(await at.ledger.ownerOf(LINE, document)).toMatchObject({ id: '1' });
});

describe('what was just made', () => {
  const made = { externalId: 'sales-1' } as Partial<InvoiceEntry>;

  test('is known to its worker, and goes to the table with the next write', async () => {
    await using at = await store();
    await at.invoice('1');
    const claim = await at.claim('1');
    claim.hold(made, 'created');
    expect(invoiceOf(claim)).toMatchObject(made);
    expect(await at.stands('1')).toMatchObject({ externalId: null });
    await claim.write(note);
    const { externalId, steps } = await at.stands('1');
    expect([externalId, steps.map(({ step }) => step)]).toEqual(['sales-1', ['received', 'created']]);
  });

  test('waits for the write after one that is refused for what others changed', async () => {
    await using at = await store();
    await at.invoice('1');
    const claim = await at.claim('1');
    claim.hold(made, 'created');
    await at.ledger.amend<InvoiceEntry>(await at.stands('1'), { asked: true });
    await expect(claim.write(parked(at.clock.now()))).rejects.toThrow(ClaimLost);
    await claim.write(lookAgainAt(at.clock.now()), { evenIfChanged: true });
    expect(await at.stands('1')).toMatchObject({ externalId: 'sales-1', asked: true });
  });
});

/** The claim of a worker whose every write is sent twice, since the answer to the first is lost. */
async function unheard(at: Awaited<ReturnType<typeof store>>, id: string): Promise<Claim> {
  const { entry } = await at.claim(id);
  const { table } = at.on(repeated(at.documents));
  return new DynamoClaim(table, entry, at.clock.now, new Touches(table, at.clock.now));
}

describe('a write whose answer was lost, and that the SDK sends once more,', () => {
  test('was made, once: alone, with what it owns, and under the settings that judged', async () => {
    await using at = await store();
    const { settingsVersion: judgedBy } = await at.line();
    await at.invoice('1');
    const claim = await unheard(at, '1');
    await claim.write({ ...note, outbox: [] });
    await claim.write(note, { owning: document, unlessChanged: true });
    await claim.write(parked(at.clock.now()), { judgedBy });
    expect(await at.stands('1')).toMatchObject({ status: 'parked', revision: 4, ...note });
  });

  test('was made without a claim too', async () => {
    await using at = await store();
    const read = await at.invoice('1');
    expect(await at.on(repeated(at.documents)).ledger.amend<InvoiceEntry>(read, { asked: true })).toBe(true);
    expect(await at.stands('1')).toMatchObject({ asked: true, revision: 1 });
  });

  test.each<[string, (at: Awaited<ReturnType<typeof store>>) => Promise<unknown>]>([
    ['another worker wrote the same', async (at) => (await again(at)).write(note)],
    ['another worker took it over', again],
    ['others wrote other values', async (at) => at.ledger.amend<InvoiceEntry>(await at.stands('1'), { asked: true })],
    [
      'others wrote after the same values stood there',
      async (at) => {
        for (const asked of [true, false])
          await at.ledger.amend<InvoiceEntry>(await at.stands('1'), { ...note, asked, outbox: [] });
      },
    ],
  ])('was not made where it was refused because %s', async (_, others) => {
    await using at = await store();
    await at.invoice('1');
    const claim = await at.claim('1');
    await others(at);
    await expect(claim.write({ ...note, outbox: [] })).rejects.toThrow(ClaimLost);
  });
});

test('a write that changes nothing is refused as well, once another worker holds the entry', async () => {
  await using at = await store();
  await at.invoice('1');
  const claim = await at.claim('1');
  await again(at);
  await expect(claim.write({ outbox: [] })).rejects.toThrow(ClaimLost);
  expect(claim.entry.fence).toBe(1);
});

/** Another worker holds the entry, since the claim before it is over. */
async function again(at: Awaited<ReturnType<typeof store>>): Promise<Claim> {
  at.clock.advance(90_000);
  const claim = await at.claim('1');
  at.clock.advance(-90_000); // so that both write at the same moment
  return claim;
}
