import { say } from '../../../../shared/domain/sentences.ts';
import { type InvoiceEntry, statusOf } from '../../../../shared/sync/ledger/entry.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { holdOf } from '../../daily/hold.ts';
import { Form } from '../../parts/form.tsx';
import { amount } from '../../parts/moment.tsx';
import { isDraft } from '../../parts/standing.tsx';
import { places } from '../../places.ts';
import { mayChange } from '../../roles.ts';
import type { Visit } from '../../visit.ts';
import { makingFinal } from '../../words/making-final.ts';

interface MakeFinalProps {
  readonly entry: InvoiceEntry;
  /** Null when it was disconnected. */
  readonly integration: Integration | null;
  readonly visit: Visit;
}

/** What to do with a draft: make it final, after a question that says what it comes to and what happens. */
export const MakeFinal = ({ entry, integration, visit }: MakeFinalProps) => {
  const { language, ports, session } = visit;
  const { id, number, booked } = entry;
  const isAtRest = isDraft({ status: statusOf(entry), finalised: entry.finalised });
  if (!mayChange(session.role) || !integration || holdOf(integration) !== null || !isAtRest) return null;
  const { title: books, makeFinal } = ports.provider(entry.provider);
  if (!makeFinal) return null;
  const about = {
    ...{ number: number ?? id, books },
    ...(booked && { total: amount(booked.inclVat, language), vat: amount(booked.vat, language) }),
  };
  return (
    <details class="ask">
      <summary class="button">{say(makingFinal.makeFinal, language)}</summary>
      <h3>{say(makingFinal.askOne, language, about)}</h3>
      <p>{say(makingFinal.whatHappensToOne, language, about)}</p>
      <Form visit={visit} action={places.makeFinal(integration.id)}>
        <input type="hidden" name="invoice" value={id} />
        <input type="hidden" name="ids" value={JSON.stringify([id])} />
        <button type="submit">{say(makingFinal.sureOne, language)}</button>
      </Form>
    </details>
  );
};
