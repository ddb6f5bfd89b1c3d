import type { Child } from 'hono/jsx';
import { say } from '../../../../shared/domain/sentences.ts';
import { isOn } from '../../../../shared/sync/ledger/integration-state.ts';
import type { SeenUsage } from '../../daily/usage.ts';
import { speak } from '../../language.ts';
import { isSought } from '../../parts/mend.tsx';
import { mayChange } from '../../roles.ts';
import { mappingField } from '../../words/mapping-names.ts';
import { Adding } from './adding.tsx';
import { isTyped, MappingChoices } from './choice.tsx';
import { demandsOf, type JudgedRow } from './judged.ts';
import { listOf, MappingLine } from './line.tsx';
import type { MappingsProps } from './props.ts';
import type { Group, Lists } from './rows.ts';
import { words } from './words.ts';

/** How each group is headed, what it asks (of VAT in the provider's own words), and the list that it is chosen from. */
const heads = {
  vat: { title: 'vat', lead: null, none: 'noRates', list: 'vatCodes' },
  articles: { title: 'articles', lead: 'articlesOptional', none: 'noArticles', list: 'articles' },
  paymentConditions: { title: 'payments', lead: 'paymentsLead', none: 'noPayments', list: 'paymentConditions' },
  ledgerAccounts: { title: 'ledgerAccounts', lead: 'ledgerAccountsLead', none: 'noAccounts', list: 'ledgerAccounts' },
} as const satisfies Record<Group, Readonly<Record<string, keyof typeof words | keyof Lists | null>>>;

/** What stands there instead for somebody who only reads, where the other asks to choose. */
const toRead: Partial<Record<Group, keyof typeof words>> = { vat: 'vatToRead', ledgerAccounts: 'accountsToRead' };

interface GroupProps extends MappingsProps {
  readonly group: Group;
  /** i-Reserve has told of nothing of this group; a filter may leave out what it told. */
  readonly isEmpty: boolean;
}

/** The rows of one group, of products only those that their ledger account does not settle in sight. */
export const GroupCard = (props: GroupProps) => {
  const { visit, integration, rows, lists, unread, group, usage, isEmpty, net, isWhole, defaultArticle } = props;
  const w = speak(words, visit.language);
  const { title: books, words: theirs, itemsCheck } = visit.ports.provider(integration.provider);
  const { title, lead, none, list } = heads[group];
  const needed = defaultArticle === null ? words.articlesNeeded : words.articlesByDefault;
  const isNeeded = group === 'articles' && itemsCheck?.needsItems === true;
  const isForm = mayChange(visit.session.role);
  const read = isForm ? undefined : toRead[group];
  const asked = read ? words[read] : lead === null ? theirs.mapVat : isNeeded ? needed : words[lead];
  const own = rows.filter((row) => row.group === group);
  const why = unread.get(list);
  const typed = isTyped(lists[list], why !== undefined, isWhole ? own.length : 0);
  const [plain, folds] = group === 'articles' ? foldedOf(own, usage) : [own, []];
  return (
    <section class="card" aria-labelledby={`group-${group}`} data-codes={listOf(group)}>
      <h2 id={`group-${group}`}>{w[title]}</h2>
      <p class="lead">{say(asked, visit.language, { title: books, article: defaultArticle ?? '' })}</p>
      {why && (
        <p class="why">
          {lists[list].length > 0 ? w.unreadNow : w.unread} {visit.tell(why)}
        </p>
      )}
      {isForm && (
        <MappingChoices
          id={listOf(group)}
          choices={lists[list]}
          language={visit.language}
          demandsOf={(choice) => demandsOf(group, choice, net)}
        />
      )}
      {isEmpty && <p>{w[none]}</p>}
      {plain.length > 0 && <Rows {...props} rows={plain} isTyped={typed} />}
      {folds.map(({ account, products }) => (
        <Fold account={account} products={products} page={props}>
          <Rows {...props} rows={products} isTyped={typed} />
        </Fold>
      ))}
      {isForm && <Adding {...props} choices={lists[list]} isTyped={typed} />}
    </section>
  );
};

const Rows = ({ rows, isTyped, ...props }: GroupProps & { readonly isTyped: boolean }) => {
  const { visit, integration, lists, group, defaultArticle, isWhole } = props;
  const w = speak(words, visit.language);
  const { list } = heads[group];
  const { title } = visit.ports.provider(integration.provider);
  return (
    <table class="stack pairs outcomes">
      <thead>
        <tr>
          <th scope="col">{w.ours}</th>
          <th scope="col">{say(words.books, visit.language, { title })}</th>
          <th scope="col">{isOn(integration) ? w.becomes : w.becomesOnceOn}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <MappingLine
            visit={visit}
            row={row}
            choices={lists[list]}
            isTyped={isTyped}
            isWhole={isWhole}
            isOn={isOn(integration)}
            defaultArticle={defaultArticle}
          />
        ))}
      </tbody>
    </table>
  );
};

/** Products that belong together; `account` is null for those that we saw on no ledger account, or on several. */
interface ProductFold {
  readonly account: string | null;
  readonly products: readonly JudgedRow[];
}

/** Ledger accounts in sight, products under theirs. Where there are no ledger accounts, products are in sight. */
function foldedOf(
  own: readonly JudgedRow[],
  usage: SeenUsage,
): readonly [readonly JudgedRow[], readonly ProductFold[]] {
  const accounts = own.filter(({ key }) => key.startsWith('ledger:'));
  if (accounts.length === 0) return [own, []];
  const products = own.filter(({ key }) => !key.startsWith('ledger:'));
  const byAccount = Map.groupBy(products, ({ key }) => {
    const [one = null, another] = usage.accountsOf(key);
    return another === undefined ? one : null;
  });
  const folds = [...byAccount].map(([account, products]) => ({ account, products }));
  return [accounts, folds.toSorted((one, other) => (one.account ?? '~').localeCompare(other.account ?? '~'))];
}

const Fold = ({
  account,
  products,
  page: { visit },
  children,
}: ProductFold & { readonly page: GroupProps; readonly children: Child }) => {
  const count = { count: String(products.length), account: account ?? '' };
  return (
    <details open={products.some((row) => row.isOpen || isSought(mappingField(row), visit))}>
      <summary>{say(account === null ? words.otherProducts : words.productsOn, visit.language, count)}</summary>
      {children}
    </details>
  );
};
