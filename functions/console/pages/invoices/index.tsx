import type { Child } from 'hono/jsx';
import { searchInvoices } from '../../../../shared/admin/invoices/list-invoices.ts';
import { retry } from '../../../../shared/admin/invoices/retry.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Words } from '../../../../shared/domain/sentences-words.ts';
import { holdOf } from '../../daily/hold.ts';
import { AsOf } from '../../parts/counted.tsx';
import { Form } from '../../parts/form.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Layout, titleOf } from '../../parts/layout.tsx';
import { Notice } from '../../parts/notice.tsx';
import { noSuchPart } from '../../parts/older.tsx';
import { places, SHOWN_AT_MOST } from '../../places.ts';
import { attempt, type FormRefusal } from '../../refusal.ts';
import { mayChange } from '../../roles.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../../visit.ts';
import { daily } from '../../words/daily.ts';
import { listPage } from '../../words/invoices.ts';
import { askedList, type FoundInvoice, inOrder, isAllSkipped, isNarrowed, listWith, narrowingIn } from './asked.ts';
import { Chips } from './chips.tsx';
import { csvOfList } from './csv.ts';
import { List } from './list.tsx';
import { ListPager } from './pager.tsx';
import { Search } from './search.tsx';
import { canGoAgain, idsWhileOff, selectedIn, sendSelected } from './send.ts';

/** The invoices: searched, narrowed, in a visible order, forward and back, as a file, and sent again many at a time. */
export function addInvoices(app: ConsoleApp): void {
  app.get(places.invoices, (c) => show(c, null));
  app.get(places.invoicesCsv, async (c) => {
    const visit = c.get('visit');
    const body = await csvOfList(visit).catch(noSuchPart);
    if (body === null) return c.redirect(places.invoices, 303);
    const name = say(daily.invoices, visit.language).toLowerCase();
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', `attachment; filename="${name}.csv"`);
    return c.body(body);
  });
  app.post(places.invoicesSend, async (c) => {
    const visit = c.get('visit');
    if (selectedIn(visit.form).size === 0) return show(c, { message: say(listPage.nothingSelected, visit.language) });
    const { done, refusal } = await attempt(visit, () => sendSelected(visit));
    if (refusal) return show(c, refusal);
    const count = done.reduce((total, one) => total + one.count, 0);
    if (count === 0) return show(c, { message: say(listPage.noneGoes, visit.language) });
    const [only, another] = done.filter((one) => one.count > 0);
    if (only && !another)
      return c.redirect(
        places.progress(only.integration, {
          cause: null,
          ids: only.ids,
          from: only.ids.length > SHOWN_AT_MOST ? null : only.count,
        }),
        303,
      );
    return c.redirect(`${places.invoices}?sent=${count}`, 303);
  });
  app.post('/console/integrations/:id/send-skipped', async (c) => {
    const visit = c.get('visit');
    const id = c.req.param('id');
    const ids = await idsWhileOff(id, visit);
    const { done, refusal } = await attempt(visit, () => retry(callFor(visit, id, { status: 'skipped' }), visit.ports));
    if (refusal) return show(c, refusal);
    if (done.count === 0) return show(c, { message: say(listPage.noneGoes, visit.language) });
    return c.redirect(places.progress(id, { cause: null, from: ids.length > 0 ? done.count : null, ids }), 303);
  });
}

async function show(c: ConsoleContext, refused: Pick<FormRefusal, 'message'> | null): Promise<Response> {
  const visit = c.get('visit');
  const { tenant, language, ports, query } = visit;
  const { query: wanted, order } = askedList(query);
  const listed = await searchInvoices({ ...callFor(visit, '', null), query: wanted }, ports).catch(noSuchPart);
  if (listed === null) return c.redirect(places.invoices, 303);
  const all = await ports.integrations.everOfTenant(tenant);
  const { cells, asOfMs } = await ports.countInvoices(tenant);
  const integrations = all.map((one) => ({ id: one.id, title: titleOf(one, visit), hold: holdOf(one) }));
  const found = inOrder(listed.found, order);
  const holds = new Map(integrations.map(({ id, hold }) => [id, hold]));
  const wouldGo = found.flatMap(({ entry }) => (canGoAgain(entry) ? [holds.get(entry.integration) ?? null] : []));
  const [held] = wouldGo.every((hold) => hold !== null) ? wouldGo : [];
  const sent = query.get('sent');
  return c.html(
    <Layout visit={visit} title={say(daily.invoices, language)} section="invoices" back={listWith(query, {})}>
      <h1>{say(daily.invoices, language)}</h1>
      {refused && <Notice tone="bad">{refused.message}</Notice>}
      {sent && /^\d{1,6}$/.test(sent) && (
        <Notice tone="good">{say(daily.sentMissing, language, { count: sent })}</Notice>
      )}
      <section class="card">
        <Search visit={visit} />
        <Chips visit={visit} integrations={integrations} cells={cells} />
        <AsOf asOfMs={asOfMs} language={language} />
        {query.get('order') === 'date' && order === 'date' && <p class="hint">{say(listPage.undated, language)}</p>}
        {found.length === 0 ? (
          <p>{say(whyEmpty(query, listed.cursor !== null), language)}</p>
        ) : (
          <Sendable visit={visit} query={query} isAny={wouldGo.some((hold) => hold === null)}>
            <List found={found} order={order} visit={visit} integrations={integrations} />
          </Sendable>
        )}
        {held && <p class="hint">{say(held === 'off' ? daily.sendWhenOn : daily.sendWhenSolved, language)}</p>}
        <ListPager visit={visit} cursor={listed.cursor} />
        {isAllSkipped(query) && (
          <div class="actions">
            {integrations
              .filter(({ id, hold }) => hold === null && found.some(({ entry }) => isWhileOff(entry, id)))
              .map(({ id, title }) => (
                <Form visit={visit} action={places.sendSkipped(id)}>
                  <button type="submit" class="quiet">
                    {say(listPage.sendSkipped, language, { books: title })}
                  </button>
                </Form>
              ))}
          </div>
        )}
      </section>
    </Layout>,
    refused ? 409 : 200,
  );
}

/** True of what that integration left out since it was off: `send-skipped` sends that, and nothing else. */
const isWhileOff = ({ integration, cause }: FoundInvoice['entry'], id: string): boolean =>
  integration === id && cause === 'inactive';

interface SendableProps {
  readonly visit: Visit;
  readonly query: URLSearchParams;
  /** True where any of them may be sent again. */
  readonly isAny: boolean;
  readonly children: Child;
}

/** The list, from which invoices are chosen and sent again, and its file; where nothing can be sent there is the file alone. */
const Sendable = ({ visit, query, isAny, children }: SendableProps) => {
  const file = (
    <a class="button quiet" href={`${places.invoicesCsv}?${new URLSearchParams(narrowingIn(query))}`}>
      <Icon name="download" /> {say(listPage.csv, visit.language)}
    </a>
  );
  if (!mayChange(visit.session.role) || !isAny)
    return (
      <>
        {children}
        <div class="actions">{file}</div>
      </>
    );
  return (
    <Form visit={visit} action={`${places.invoicesSend}?${query}`}>
      {children}
      <div class="actions">
        <button type="submit" class="quiet">
          {say(listPage.sendSelected, visit.language)}
        </button>
        {file}
      </div>
    </Form>
  );
};

/** What an empty page of the list says: it may be the last one, or one that ended before anything was found. */
function whyEmpty(query: URLSearchParams, isMore: boolean): Words {
  if (isMore) return listPage.goOn;
  if (query.has('cursor')) return listPage.noMore;
  return isNarrowed(query) ? daily.noInvoices : listPage.noneYet;
}
