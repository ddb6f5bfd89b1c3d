import type { Document, TenantBooks } from '../books/tenant-books.ts';
import type { Diary } from '../people/diary.ts';
import type { Cents, Issued } from '../people/ireserve.ts';
import type { Findings } from './findings.ts';
import type { ToldWatch } from './told.ts';

/** What stands in the end, as the checks look at it: the books, the bus, and what i-Reserve issued. */
export interface End {
  readonly findings: Findings;
  readonly told: ToldWatch;
  readonly books: ReadonlyMap<string, TenantBooks>;
  readonly issued: readonly Issued[];
  readonly diary: Diary;
}

/** Holds the books against what i-Reserve issued: S1, S2, S3, S8 and S10. */
export function checkBooks({ findings, told, books, issued, diary }: End): void {
  const stands = new Map(
    [...books].map(([tenant, its]) => [tenant, Map.groupBy(its.documents(), ({ number }) => number)]),
  );
  for (const invoice of issued) {
    const about = `${invoice.tenant} ${invoice.id}`;
    const documents = stands.get(invoice.tenant)?.get(invoice.number) ?? [];
    const facts = told.ofInvoice(invoice.tenant, invoice.id);
    const synced = facts.filter(({ type }) => type === 'invoice.synced');
    if (facts.length === 0) findings.add('S8', `${about} was accepted, and nothing was ever told of it`);
    if (documents.length > 1) findings.add('S1', `${about} stands in the books ${documents.length} times`);
    const isDiscarded = diary.discarded.has(invoice.number);
    if (synced.length > 0 && documents.length === 0 && !isDiscarded)
      findings.add('S1', `${about} was told as booked, and is gone`);
    const contents = diary.contents.get(diary.key(invoice)) ?? [invoice];
    const answers = contents.length + (diary.requests.get(diary.key(invoice)) ?? 0) + Number(isDiscarded);
    if (synced.length > answers) findings.add('S13', `${about} was told as booked under ${synced.length} ids`);
    if (synced.length === 0 && contents.every(({ isPlain }) => isPlain) && !isDiscarded)
      findings.add('S8', `${about} can be booked, and was not: ${causesOf(facts).join(', ')}`);
    const isContradicted = causesOf(facts).includes('conflict');
    for (const document of documents)
      if (synced.length > 0) compare(about, booked(contents, document, isContradicted), document, findings);
    for (const [tenant, its] of stands)
      if (tenant !== invoice.tenant && its.has(invoice.number)) findings.add('S3', `${about} stands in ${tenant}`);
  }
  for (const [tenant, its] of books) {
    for (const [id, mails] of Map.groupBy(its.mails(), (mail) => mail))
      if (mails.length > 1) findings.add('S10', `${tenant}: document ${id} was mailed ${mails.length} times`);
    for (const [number, relations] of Map.groupBy(its.relations(), (relation) => relation))
      if (relations.length > 1) findings.add('S1', `${tenant}: guest ${number} is ${relations.length} relations`);
  }
}

/** The content that a document should have: the newest, or any of those before where the conflict was told. */
function booked(contents: readonly Issued[], document: Document, isContradicted: boolean): Issued {
  const newest = contents.at(-1) as Issued;
  if (!isContradicted) return newest;
  return contents.find(({ totals }) => totals.incl === centsOf(document).incl) ?? newest;
}

const causesOf = (facts: ReturnType<ToldWatch['ofInvoice']>): string[] => [
  ...new Set(facts.map(({ detail }) => ('cause' in detail ? detail.cause : ''))),
];

/** Against what i-Reserve said and the rules of bookkeeping: no code of ours computes here. */
function compare(about: string, invoice: Issued, document: Document, findings: Findings): void {
  const { excl, vat, incl } = centsOf(document);
  const { totals, lines, kind, perRate } = invoice;
  if (incl !== totals.incl) findings.add('S2', `${about} is ${incl} cents, and was issued as ${totals.incl}`);
  const room = invoice.isPlain ? 0 : Math.min(5, lines);
  if (Math.abs(excl - totals.excl) > room || Math.abs(vat - totals.vat) > room)
    findings.add('S2', `${about} has ${vat} cents of VAT, and was issued with ${totals.vat}`);
  if (document.currency !== 'EUR') findings.add('S2', `${about} is in ${document.currency}`);
  if (document.kind !== kind && totals.incl !== 0) findings.add('S2', `${about} became a ${document.kind}`);
  const strange = [...document.rates].filter((rate) => !perRate.has(rate));
  if (strange.length > 0) findings.add('S2', `${about} has VAT that nobody asked for: ${strange.join(', ')}`);
}

const centsOf = ({ totals: { excl, vat, incl } }: Document): Cents => ({
  excl: Math.round(Number(excl) * 100),
  vat: Math.round(Number(vat) * 100),
  incl: Math.round(Number(incl) * 100),
});
