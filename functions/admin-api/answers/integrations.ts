import * as v from 'valibot';
import { Cause } from '../../../shared/domain/causes.ts';
import { described } from '../../../shared/domain/schemas/described.ts';
import { Mappings } from '../../../shared/domain/settings.ts';
import type { Provider } from '../../../shared/providers/provider.ts';
import { told } from './parts.ts';

const text = v.string();
const maybe = v.nullable(text);

/** An administration of the books. */
export const AdministrationAnswer = v.object({
  id: described(text, 'Its id in the books.'),
  name: described(text, 'Its name.'),
  number: described(maybe, 'Its number; null where the books have none.'),
  vatNumber: described(maybe, 'Its VAT number; null where the books tell none.'),
});
const State = v.picklist(['new', 'connected', 'active', 'inactive', 'attention']);
const head = {
  id: described(text, 'The name of the integration.'),
  provider: described(text, 'The accounting system.'),
  state: described(
    State,
    'How far it is: new ones take part in nothing, active ones send, and one in attention needs a person.',
  ),
  administration: described(v.nullable(AdministrationAnswer), 'The books that it is connected to; null before that.'),
};

/** An integration in the list of its tenant. */
export const ListedAnswer = v.object(head);

/** A mapping that the books would refuse. */
export const MisfitAnswer = v.object({
  group: described(text, 'The group of mappings.'),
  key: described(text, 'The key in it.'),
  cause: described(Cause, 'Why.'),
  message: described(text, 'It in words, in the language that was asked for.'),
});

/** Everything of an integration of one provider but its secret and its tokens. */
export const integrationAnswer = ({ id, hosts, details }: Provider) =>
  v.object({
    ...head,
    provider: described(v.literal(id), 'The accounting system; it tells which settings there are.'),
    host: described(v.picklist(hosts), 'Where the accounting system is reached.'),
    clientId: described(maybe, 'The client id of the app; null until it is filled in.'),
    redirectUrl: described(text, 'The address to register with the app.'),
    details,
    mappings: Mappings,
    attention: described(
      v.nullable(v.object({ cause: described(Cause, 'What is wrong.'), ...told })),
      'What a person has to look at; null for nothing.',
    ),
    misfits: described(
      v.optional(v.array(MisfitAnswer)),
      'What the books would refuse of the mappings; only in the answer to saving them.',
    ),
  });

/** Where the user goes to give consent. */
export const ConsentAnswer = v.object({
  authorizeUrl: described(text, 'Where the administrator gives consent, in a browser.'),
});

/** The administrations that the connection sees, and the one that is connected, if any. */
export const ConnectAnswer = v.object({
  administrations: described(v.array(AdministrationAnswer), 'Those that the connection sees.'),
  administration: described(
    v.nullable(AdministrationAnswer),
    'The one that is connected; null while there is a choice to make.',
  ),
  note: described(v.optional(text), 'Only where the books may have left administrations out.'),
});

/** What must be done before an integration can be activated, each with its state. */
export const ChecklistAnswer = v.array(
  v.object({
    item: described(text, 'The name of the item.'),
    done: described(v.boolean(), 'Whether it is done.'),
    explanation: described(text, 'What it is, or what is missing.'),
  }),
);

/** One of the things that can be chosen. */
export const ChoiceAnswer = v.object({
  code: described(text, 'What a setting or a mapping names; the id where the books have no codes.'),
  description: described(text, 'Its name in the books.'),
  percentage: described(v.optional(text), 'Of a VAT code: decimal text.'),
  type: described(v.optional(text), 'What kind it is, in the words of the books.'),
});
const choices = (what: string) => described(v.array(ChoiceAnswer), what);

/** What can be chosen in the settings, by list; a list that could not be read is empty and has a warning. */
export const OptionsAnswer = v.object({
  vatCodes: choices('Codes of VAT.'),
  articles: choices('Articles.'),
  paymentConditions: choices('Payment conditions.'),
  journals: choices('Sales journals.'),
  ledgerAccounts: choices('Ledger accounts.'),
  workflows: choices('Workflows.'),
  warnings: described(
    v.array(v.object({ list: described(text, 'The list.'), cause: described(Cause, 'Why it is empty.'), ...told })),
    'Lists that could not be read.',
  ),
});
