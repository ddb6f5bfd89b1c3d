import { syncInvoice } from '../../../../shared/admin/invoices/sync-now.ts';
import { amountText, money } from '../../../../shared/domain/money.ts';
import { amountIn, currencySign, dayText } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Words } from '../../../../shared/domain/sentences-words.ts';
import type { InvoiceEntry } from '../../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { canBeAsked } from '../../../../shared/sync/ledger/integration-state.ts';
import { holdOf } from '../../daily/hold.ts';
import { invoiceNamed, type Trial } from '../../daily/test-invoice.ts';
import { speak } from '../../language.ts';
import { Form, SelectField, TextField } from '../../parts/form.tsx';
import { places } from '../../places.ts';
import { attempt, type FormRefusal } from '../../refusal.ts';
import { mayChange } from '../../roles.ts';
import { callFor, type Visit } from '../../visit.ts';
import { daily } from '../../words/daily.ts';

const words = {
  booked: { nl: 'Bekijk factuur {number}', en: 'Look at invoice {number}' },
  another: { nl: 'Nog een factuur proberen', en: 'Try another invoice' },
  none: {
    nl: 'Er is nog geen factuur binnengekomen om mee te proberen. Maak er in i-Reserve één definitief, of druk bij een factuur op “Versturen naar de boekhouding”, en vernieuw deze pagina. Zolang de koppeling uit staat, wordt ze alleen onthouden.',
    en: 'No invoice came in yet to try with. Make one final in i-Reserve, or press “Send to the books” on an invoice there, and reload this page. While the integration is off it is only remembered.',
  },
  choose: { nl: 'Welke factuur?', en: 'Which invoice?' },
  other: { nl: '— een ander nummer —', en: '— another number —' },
  dated: { nl: '{number} van {date}', en: '{number} of {date}' },
  number: { nl: 'Of een ander factuurnummer', en: 'Or another invoice number' },
  numberHint: { nl: 'Het factuurnummer van i-Reserve.', en: 'The i-Reserve invoice number.' },
  preview: { nl: 'Voorbeeld van de boeking', en: 'Preview of the booking' },
  send: { nl: 'Deze factuur versturen naar {title}', en: 'Send this invoice to {title}' },
  previewOnly: {
    nl: 'Het voorbeeld schrijft niets. Versturen kan zodra de koppeling actief is; dan gaat alleen deze factuur, wat verder binnenkwam blijft liggen.',
    en: 'The preview writes nothing. Sending is possible as soon as the integration is active; only this invoice goes then, whatever else came in stays.',
  },
  stopped: {
    nl: 'Een voorbeeld of versturen kan zodra is opgelost wat de koppeling tegenhoudt: beide vragen toegang tot {title}.',
    en: 'A preview or sending is possible as soon as what holds up the integration is solved: both need access to {title}.',
  },
  forReal: {
    nl: 'Het voorbeeld schrijft niets. Versturen boekt de factuur echt, één keer.',
    en: 'The preview writes nothing. Sending books the invoice for real, once.',
  },
  unknown: {
    nl: 'Van deze factuur hebben we nog niets gehoord. Kijk het nummer na, of verstuur deze factuur vanuit i-Reserve.',
    en: 'We were not told of this invoice yet. Check the number, or send it from i-Reserve.',
  },
  empty: { nl: 'Kies een factuur of vul een nummer in.', en: 'Choose an invoice or fill in a number.' },
} as const satisfies Record<string, Words>;

/** What an integration may be tried with. */
export interface Trials {
  /** The newest that is in the books already. */
  readonly booked: InvoiceEntry | null;
  readonly open: readonly Trial[];
}

/** Where the form to try an integration with one invoice is sent. */
const tryPath = (id: string): string => `/console/integrations/${encodeURIComponent(id)}/try`;

/** Shows the preview of an invoice or pushes it for real; answers where the browser goes, or what is wrong. */
export async function tryOne(
  integration: Integration,
  visit: Visit,
): Promise<{ readonly to: string } | { readonly refusal: FormRefusal }> {
  const { form, language, ports, tenant } = visit;
  const w = speak(words, language);
  const name = form.get('number')?.trim() || (form.get('invoice') ?? '');
  const wrong = (message: string): { readonly refusal: FormRefusal } => ({
    refusal: { name: 'invalid-body', message, faults: { '/number': message } },
  });
  if (name === '') return wrong(w.empty);
  const id = await invoiceNamed(tenant, name, ports);
  if (id === null) return wrong(w.unknown);
  if (form.get('act') !== 'send') return { to: places.preview(id, integration.id) };
  if (holdOf(integration) !== null)
    return { refusal: { name: 'not-connected', message: whyNot(integration, visit), faults: {} } };
  const { refusal } = await attempt(visit, () => syncInvoice(callFor(visit, id, null), ports, integration.id));
  return refusal ? { refusal } : { to: `${places.invoice(id)}?sent` };
}

/** Why nothing can be sent now. */
const whyNot = (integration: Integration, { language, ports }: Visit): string =>
  canBeAsked(integration)
    ? say(words.previewOnly, language)
    : say(words.stopped, language, { title: ports.provider(integration.provider).title });

interface Props {
  readonly visit: Visit;
  readonly integration: Integration;
  readonly trials: Trials;
  readonly refusal: FormRefusal | null;
}

/** The item of the checklist that asks for a test invoice: see what would be booked of one, then book one. */
export const TryInvoice = (props: Props) => {
  const { visit, integration, trials, refusal } = props;
  const w = speak(words, visit.language);
  const { booked, open } = trials;
  const isForm = mayChange(visit.session.role);
  if (!booked && !isForm) return null;
  if (!booked) return open.length === 0 ? <p>{w.none}</p> : <Choosing {...props} />;
  return (
    <>
      <a href={places.invoice(booked.id)}>
        {say(words.booked, visit.language, { number: booked.number ?? booked.id })}
      </a>
      {booked.url && (
        <>
          {' · '}
          <a href={booked.url} rel="noreferrer">
            {say(daily.openInBooks, visit.language, { books: visit.ports.provider(integration.provider).title })}
          </a>
        </>
      )}
      <Result visit={visit} booked={booked} />
      {isForm && open.length > 0 && (
        <details open={refusal?.faults['/number'] !== undefined}>
          <summary>{w.another}</summary>
          <Choosing {...props} />
        </details>
      )}
    </>
  );
};

/** The amounts of the test invoice beside each other; nothing where one of them is not known. */
const Result = ({ visit: { language }, booked }: { readonly visit: Visit; readonly booked: InvoiceEntry }) => {
  const [ours, theirs] = [booked.issued?.inclVat, booked.booked?.inclVat];
  if (ours === undefined || theirs === undefined) return null;
  const rows = [
    [daily.totalInIReserve, ours],
    [daily.totalInBooks, theirs],
    [daily.difference, amountText(money(theirs).minus(ours))],
  ] as const;
  const unit = currencySign(booked.issued?.currency ?? 'EUR');
  return (
    <dl>
      {rows.map(([name, amount]) => (
        <>
          <dt>{say(name, language)}</dt>
          <dd>
            {unit}&nbsp;{amountIn(amount, language)}
          </dd>
        </>
      ))}
    </dl>
  );
};

const Choosing = ({ visit, integration, trials: { open }, refusal }: Props) => {
  const w = speak(words, visit.language);
  if (!canBeAsked(integration)) return <p>{whyNot(integration, visit)}</p>;
  const { title } = visit.ports.provider(integration.provider);
  const isHeld = holdOf(integration) !== null;
  const typed = visit.form.get('number') ?? '';
  const options = open.map(({ id, number, date }) => ({
    value: id,
    text: date === null ? number : say(words.dated, visit.language, { number, date: dayText(date, visit.language) }),
  }));
  return (
    <Form visit={visit} action={tryPath(integration.id)}>
      <div class="row">
        <SelectField
          name="invoice"
          label={w.choose}
          value={visit.form.get('invoice') ?? open[0]?.id ?? ''}
          options={options}
        />
        <TextField
          name="number"
          label={w.number}
          hint={w.numberHint}
          value={typed}
          error={refusal?.faults['/number']}
          short
        />
      </div>
      <p class="hint">{isHeld ? whyNot(integration, visit) : w.forReal}</p>
      <div class="actions">
        <button type="submit" name="act" value="preview" class="quiet">
          {w.preview}
        </button>
        <button type="submit" name="act" value="send" disabled={isHeld}>
          {say(words.send, visit.language, { title })}
        </button>
      </div>
    </Form>
  );
};
