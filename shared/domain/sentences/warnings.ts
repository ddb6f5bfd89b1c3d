import type { Warning } from '../causes.ts';
import type { Words } from '../sentences-words.ts';

/** Each warning in words: it is booked all the same, and this is what to know about it. */
export const warningSentences: Record<Warning, Words> = {
  'totals-derived': {
    nl: 'i-Reserve stuurde niet alle bedragen per regel of per btw-tarief mee. Ze zijn per regel uitgerekend uit de prijs; het totaal klopt met de factuur.',
    en: 'i-Reserve did not send every amount per line or per VAT rate. They were worked out per line from the price; the total is that of the invoice.',
  },
  'vat-rounding': {
    nl: 'De btw[ van btw-tarief “{rate}”] is in de boekhouding een paar cent anders afgerond[: {ours} in i-Reserve, {books} in de boekhouding]. Het totaal met btw is gelijk.',
    en: 'The VAT[ of VAT rate “{rate}”] is rounded a few cents differently in the books[: {ours} in i-Reserve, {books} in the books]. The total with VAT is the same.',
  },
  'rounding-added': {
    nl: 'Er is een regel voor een afrondingsverschil toegevoegd[: i-Reserve komt op {ours}, de boekhouding zou op {books} uitkomen].',
    en: 'A line for a rounding difference was added[: i-Reserve comes to {ours}, the books would have come to {books}].',
  },
  'default-article': {
    nl: 'Een factuurregel[ op grootboekrekening {ledgerAccount}] is geboekt op het standaardartikel[ “{article}”]. Koppel het product of de grootboekrekening op het tabblad Btw en artikelen als dat een ander artikel moet zijn.',
    en: 'An invoice line[ on ledger account {ledgerAccount}] is booked on the default item[ “{article}”]. Map its product or ledger account on the Mapping tab if it should be another item.',
  },
  'text-shortened': {
    nl: 'Een tekst[ in het veld “{field}”] is ingekort[ tot {max} tekens], omdat er in de boekhouding niet meer past. De hele tekst staat in de toelichting.',
    en: 'A text[ in the field “{field}”] was shortened[ to {max} characters], since the books hold no more. The whole text is in the notes.',
  },
  'iban-refused': {
    nl: 'De boekhouding neemt het IBAN van [relatie “{relation}”|klant “{name}”|deze klant] niet aan; het is weggelaten. Controleer het in i-Reserve.',
    en: 'The books do not accept the IBAN of [relation “{relation}”|customer “{name}”|this customer]; it was left out. Check it in i-Reserve.',
  },
  'vat-number-refused': {
    nl: 'De boekhouding neemt het btw-nummer[ {number}] van [relatie “{relation}”|klant “{name}”|deze klant] niet aan; het is weggelaten. Controleer het in i-Reserve.',
    en: 'The books do not accept the VAT number[ {number}] of [relation “{relation}”|customer “{name}”|this customer]; it was left out. Check it in i-Reserve.',
  },
  'relation-shared': {
    nl: 'Meer klanten in i-Reserve horen bij [relatie “{relation}”|dezelfde relatie] in de boekhouding. De gegevens van die relatie zijn daarom niet bijgewerkt.',
    en: 'Several customers in i-Reserve belong to [relation “{relation}”|the same relation] in the books. That relation was therefore left as it is.',
  },
  'relation-matched': {
    nl: '[Klantnummer {number}|Het klantnummer] stond al in de boekhouding bij [relatie “{relation}”|een relatie met dezelfde gegevens], en die relatie is gebruikt. Controleer of dat dezelfde klant is.',
    en: '[Customer number {number}|The customer number] was in the books already, at [relation “{relation}”|a relation with the same details], and that relation is used. Check that it is the same customer.',
  },
  'due-date-differs': {
    nl: 'De vervaldatum in de boekhouding is anders[: {books}, en {ours} in i-Reserve]. Zij volgt daar uit de betalingsconditie[ “{condition}”]; koppel op het tabblad Btw en artikelen een andere als dat niet klopt.',
    en: 'The due date in the books differs[: {books}, and {ours} in i-Reserve]. There it follows from the payment condition[ “{condition}”]; map another one on the Mapping tab if that is wrong.',
  },
  'date-set-at-finalising': {
    nl: 'Van een concept ligt de factuurdatum[ {day}] nog niet vast. Wie de factuur in de boekhouding zelf definitief maakt, kiest daar dezelfde datum.',
    en: 'The invoice date[ {day}] of a draft is not fixed yet. Whoever finalises it in the books themselves chooses the same date there.',
  },
  'credit-original-unknown': {
    nl: 'De factuur[ {number}] waar deze creditfactuur bij hoort, is niet via deze koppeling geboekt. De creditfactuur staat op zichzelf.',
    en: 'The invoice[ {number}] that this credit invoice takes back was not booked through this integration. The credit invoice stands on its own.',
  },
  'mail-unconfirmed': {
    nl: 'De factuur is definitief, maar het is niet zeker dat de e-mail is verstuurd. Kijk dat na in de boekhouding.',
    en: 'The invoice is final, but it is not certain that the e-mail went out. Look it up in the books.',
  },
  'email-missing': {
    nl: '[Er is geen e-mail verstuurd: de boekhouding neemt het e-mailadres “{value}” niet aan. Controleer het in i-Reserve|De boekhouding neemt het e-mailadres “{refused}” niet aan; het is weggelaten. Controleer het in i-Reserve|Er is geen e-mail verstuurd: relatie “{relation}” heeft geen e-mailadres. Vul het in i-Reserve in|Er is geen e-mail verstuurd: klant “{name}” heeft geen e-mailadres. Vul het in i-Reserve in|Er is geen e-mail verstuurd: deze klant heeft geen e-mailadres. Vul het in i-Reserve in].',
    en: '[No e-mail was sent: the books do not accept the e-mail address “{value}”. Check it in i-Reserve|The books do not accept the e-mail address “{refused}”; it was left out. Check it in i-Reserve|No e-mail was sent: relation “{relation}” has no e-mail address. Fill it in in i-Reserve|No e-mail was sent: customer “{name}” has no e-mail address. Fill it in in i-Reserve|No e-mail was sent: this customer has no e-mail address. Fill it in in i-Reserve].',
  },
  'email-failed': {
    nl: 'De factuur is definitief en geboekt, maar de e-mail is niet verstuurd. Mail deze factuur vanuit de boekhouding of i-Reserve.',
    en: 'The invoice is final and booked, but the e-mail was not sent. Mail it from the books or from i-Reserve.',
  },
  'period-dropped': {
    nl: 'De periode[ {period}] van een factuurregel is weggelaten, omdat het einde voor het begin ligt. Controleer de datums van de boeking in i-Reserve.',
    en: 'The period[ {period}] of an invoice line was left out, since it ends before it starts. Check the dates of the booking in i-Reserve.',
  },
  'field-refused': {
    nl: 'De boekhouding neemt het veld[ “{field}”] van [relatie “{relation}”|klant “{name}”|deze klant of factuur] niet aan[: “{value}”]; het is weggelaten. Controleer het in i-Reserve.',
    en: 'The books do not accept the field[ “{field}”] of [relation “{relation}”|customer “{name}”|this customer or invoice][: “{value}”]; it was left out. Check it in i-Reserve.',
  },
  'field-shortened': {
    nl: 'Het veld[ “{field}”] van [relatie “{relation}”|klant “{name}”|deze klant of factuur] is ingekort[ tot {max} tekens], omdat er in de boekhouding niet meer past.',
    en: 'The field[ “{field}”] of [relation “{relation}”|customer “{name}”|this customer or invoice] was shortened[ to {max} characters], since the books hold no more.',
  },
  'sent-by-peppol': {
    nl: 'De factuur gaat via Peppol naar de klant, want zo staat het bij het contact in de boekhouding; er is geen e-mail verstuurd.',
    en: 'The invoice goes to the customer by Peppol, since the contact in the books says so; no e-mail was sent.',
  },
};
