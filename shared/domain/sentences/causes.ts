import type { Cause } from '../causes.ts';
import type { Words } from '../sentences-words.ts';

/** Each cause in words: what is wrong, with what, and where to mend it. */
export const causeSentences: Record<Cause, Words> = {
  // mapping and amounts
  'vat-unmapped': {
    nl: '[Btw-tarief “{rate}” is gekoppeld aan btw-code {code}, die in de boekhouding niet te gebruiken is|Btw-tarief “{rate}” is nog niet gekoppeld|Een btw-tarief is nog niet gekoppeld] (“no vat code”). Kies er op het tabblad Btw en artikelen een btw-code voor.',
    en: '[VAT rate “{rate}” has no vat code that works: {code} cannot be used in the books|VAT rate “{rate}” has no vat code in the books|A VAT rate has no vat code in the books]. Choose one on the Mapping tab.',
  },
  'vat-percentage-mismatch': {
    nl: 'Het percentage van [btw-tarief “{rate}”|een btw-tarief] is niet dat van [btw-code {code}|de gekoppelde btw-code][: {percentage} % in i-Reserve, {expected} % in de boekhouding]. Past die btw-code niet bij het tarief, kies dan een andere op het tabblad Btw en artikelen. Past deze wel, verbeter dan de factuur in i-Reserve.',
    en: 'The percentage of [VAT rate “{rate}”|a VAT rate] is not that of [VAT code {code}|the VAT code it maps to][: {percentage} % in i-Reserve, {expected} % in the books]. If that VAT code does not fit the rate, choose another one on the Mapping tab. If it does, correct the invoice in i-Reserve.',
  },
  'vat-type-mismatch': {
    nl: '[Btw-code {code}|De btw-code][ voor btw-tarief “{rate}”] past niet bij de prijzen die verstuurd worden: type Exclusief vraagt prijzen zonder btw, type Inclusief prijzen met btw. Kies op het tabblad Btw en artikelen een andere btw-code, of op het tabblad Details de andere soort prijzen.',
    en: '[VAT code {code}|The VAT code][ for VAT rate “{rate}”] does not fit the prices that are sent: type Exclusief takes prices without VAT, type Inclusief prices with VAT. Choose another VAT code on the Mapping tab, or the other kind of prices on the Details tab.',
  },
  'vat-number-missing': {
    nl: '[Btw-code {code}|De btw-code] is voor btw verlegd, en [relatie “{relation}”|klant “{name}”|deze klant] heeft geen btw-nummer. Vul het in i-Reserve in bij de klant.',
    en: '[VAT code {code}|The VAT code] is for reverse-charged VAT, and [relation “{relation}”|customer “{name}”|this customer] has no VAT number. Fill it in at the customer in i-Reserve.',
  },
  'article-unknown': {
    nl: 'De boekhouding kent geen artikel [“{article}” (grootboekrekening {ledgerAccount} in i-Reserve)|“{article}”|voor grootboekrekening {ledgerAccount}|voor een factuurregel]. Koppel het product of de grootboekrekening op het tabblad Btw en artikelen, of kies een standaardartikel op het tabblad Details.',
    en: 'The books know no item [“{article}” (ledger account {ledgerAccount} in i-Reserve)|“{article}”|for ledger account {ledgerAccount}|for an invoice line]. Map its product or ledger account on the Mapping tab, or choose a default item on the Details tab.',
  },
  'payment-condition-unknown': {
    nl: '[Betalingsconditie “{condition}”|De gekoppelde betalingsconditie] bestaat niet in de boekhouding. Kies een andere op het tabblad Btw en artikelen.',
    en: '[Payment condition “{condition}”|The payment condition that is mapped] does not exist in the books. Choose another one on the Mapping tab.',
  },
  'payment-condition-missing': {
    nl: 'De boekhouding vraagt een betalingsconditie en er is er geen gekozen. Koppel de betaalwijze of betaaltermijn[ “{condition}”] op het tabblad Btw en artikelen, of stel in de boekhouding een standaardconditie in.',
    en: 'The books ask for a payment condition and none was chosen. Map the payment method or term[ “{condition}”] on the Mapping tab, or set a standard condition in the books.',
  },
  'price-missing': {
    nl: '[Factuurregel “{line}”|Een factuurregel] heeft geen prijs en geen totaal om die uit te rekenen. Controleer de factuur in i-Reserve.',
    en: '[Invoice line “{line}”|An invoice line] has no price and no total to work it out from. Check the invoice in i-Reserve.',
  },
  'total-differs': {
    nl: '[i-Reserve komt op {ours}, de boekhouding op {books}, in de valuta van de factuur|De boekhouding komt op een ander totaal dan i-Reserve][ (btw-tarief “{rate}”)]. Er is niets definitief gemaakt. Zijn de regels in i-Reserve samen niet het totaal van de factuur, verbeter deze dan daar. Zijn ze dat wel, controleer dan de btw-codes op het tabblad Btw en artikelen[, of sta op het tabblad Details een regel voor het afrondingsverschil van {rounding} toe].',
    en: '[i-Reserve comes to {ours}, the books to {books}, in the currency of the invoice|The books come to another total than i-Reserve][ (VAT rate “{rate}”)]. Nothing was finalised. If the lines in i-Reserve do not add up to the total of the invoice, correct it there. If they do, check the VAT codes on the Mapping tab[, or allow a line for the rounding difference of {rounding} on the Details tab].',
  },

  // relation
  'customer-refused': {
    nl: 'De boekhouding neemt [relatie “{relation}”|klant “{name}”|deze klant] niet aan[ vanwege het veld “{field}”]. Pas de klant in i-Reserve aan en verstuur opnieuw.',
    en: 'The books do not accept [relation “{relation}”|customer “{name}”|this customer][ because of the field “{field}”]. Change the customer in i-Reserve and send again.',
  },
  'customer-number-taken': {
    nl: '[Klantnummer {number}|Het klantnummer] is in de boekhouding al van [relatie “{otherRelation}”|een andere relatie], en die lijkt niet op [“{name}”|deze klant]. Geef de klant een ander nummer, stel op het tabblad Details een voorvoegsel in, of maak de gegevens van beide gelijk als het dezelfde is.',
    en: '[Customer number {number}|The customer number] belongs to [relation “{otherRelation}”|another relation] in the books already, and that is not like [“{name}”|this customer]. Give the customer another number, set a prefix on the Details tab, or make the details of both the same if they are one.',
  },
  'customer-number-too-long': {
    nl: '[Klantnummer {number}|Het klantnummer] is met voorvoegsel langer dan [{max} tekens|de boekhouding toelaat]. Kies op het tabblad Details een korter voorvoegsel, of geef de klant in i-Reserve een korter nummer.',
    en: '[Customer number {number}|The customer number] with its prefix is longer than [{max} characters|the books allow]. Choose a shorter prefix on the Details tab, or give the customer a shorter number in i-Reserve.',
  },
  'customer-blocked': {
    nl: '[Relatie “{relation}”|Relatie “{name}”|De relatie] is in de boekhouding geblokkeerd. Hef de blokkade daar op en verstuur opnieuw.',
    en: '[Relation “{relation}”|Relation “{name}”|The relation] is blocked in the books. Unblock it there and send again.',
  },
  'customer-not-a-customer': {
    nl: '[Relatie “{relation}”|Relatie “{name}”|De relatie] is in de boekhouding geen klant. Geef deze daar de status Klant en verstuur opnieuw.',
    en: '[Relation “{relation}”|Relation “{name}”|The relation] is not a customer in the books. Give it the status Klant (customer) there and send again.',
  },

  // the books
  'invoice-refused': {
    nl: 'De boekhouding neemt de factuur[ {number}] niet aan[: er is geen workflow {workflow} voor facturen. Kies een andere op het tabblad Details| vanwege het veld “{field}”. Pas aan wat genoemd wordt en verstuur opnieuw|. Pas aan wat genoemd wordt en verstuur opnieuw].',
    en: 'The books do not accept the invoice[ {number}][: there is no workflow {workflow} for invoices. Choose another one on the Details tab| because of the field “{field}”. Change what is named and send again|. Change what is named and send again].',
  },
  'number-taken': {
    nl: 'In de boekhouding staat al een andere factuur met [i-Reserve-nummer {number}|hetzelfde i-Reserve-nummer][, van relatie “{otherRelation}”]. Kijk daar welke van de twee juist is; er is niets bij geboekt.',
    en: 'The books already hold another invoice with [i-Reserve number {number}|the same i-Reserve number][, of relation “{otherRelation}”]. See there which of the two is right; nothing was added.',
  },
  'period-closed': {
    nl: 'De boekingsperiode[ {period}] van deze factuur[ ({day})] is afgesloten. Open de periode in de boekhouding en verstuur opnieuw.',
    en: 'The reporting period[ {period}] of this invoice[ ({day})] is closed. Open the period in the books and send again.',
  },
  'article-blocked': {
    nl: '[Artikel “{article}”|Een artikel] is in de boekhouding geblokkeerd of niet meer in gebruik. Kies een ander artikel op het tabblad Btw en artikelen of een ander standaardartikel op het tabblad Details, of hef de blokkade in de boekhouding op en verstuur opnieuw.',
    en: '[Item “{article}”|An item] is blocked or no longer in use in the books. Choose another item on the Mapping tab or another default item on the Details tab, or unblock it in the books and send again.',
  },
  'quantity-refused': {
    nl: 'De boekhouding neemt het aantal[ {quantity}][ van artikel “{article}”] niet aan. Controleer in de boekhouding of het artikel decimalen en negatieve aantallen toelaat, en verstuur opnieuw.',
    en: 'The books do not accept the quantity[ {quantity}][ of item “{article}”]. Check in the books that the item allows decimals and negative quantities, and send again.',
  },
  'ledger-account-refused': {
    nl: 'De boekhouding neemt [grootboekrekening {ledgerAccount}|een grootboekrekening] niet aan voor een verkoopfactuur. Koppel een andere op het tabblad Btw en artikelen, of pas de rekening in de boekhouding aan.',
    en: 'The books do not accept [ledger account {ledgerAccount}|a ledger account] on a sales invoice. Map another one on the Mapping tab, or change the account in the books.',
  },
  'cost-centre-missing': {
    nl: 'De boekhouding vraagt een kostenplaats of kostendrager[ op grootboekrekening {ledgerAccount}]. Maak die in de boekhouding niet verplicht, of stel er daar een vaste bij het artikel in, en verstuur opnieuw.',
    en: 'The books ask for a cost centre or cost unit[ on ledger account {ledgerAccount}]. Make it optional in the books, or give the item a fixed one there, and send again.',
  },
  'journal-refused': {
    nl: '[Er zijn meer verkoopdagboeken ({choice}) en er is er geen gekozen. Kies een dagboek op het tabblad Details.|Er is geen dagboek gekozen, en de verkoopdagboeken die er zijn ({blocked}), zijn geblokkeerd. Hef een blokkade in de boekhouding op, of kies een dagboek op het tabblad Details.|Dagboek {journal} is geen verkoopdagboek of is geblokkeerd. Kies een ander dagboek op het tabblad Details.|Het dagboek is geen verkoopdagboek of is geblokkeerd. Kies een ander dagboek op het tabblad Details.]',
    en: '[There are several sales journals ({choice}) and none was chosen. Choose a journal on the Details tab.|No journal was chosen, and the sales journals that are there ({blocked}) are blocked. Unblock one in the books, or choose a journal on the Details tab.|Journal {journal} is no sales journal or is blocked. Choose another journal on the Details tab.|The journal is no sales journal or is blocked. Choose another journal on the Details tab.]',
  },
  'currency-refused': {
    nl: 'De boekhouding kent [de valuta {currency}|de valuta van deze factuur] niet. Voeg die toe in de boekhouding en verstuur opnieuw.',
    en: 'The books do not know [the currency {currency}|the currency of this invoice]. Add it in the books and send again.',
  },
  'field-too-long': {
    nl: 'De tekst[ voor het veld “{field}”] is langer dan [{max} tekens|de boekhouding toelaat] en mag niet ingekort worden. Maak de tekst in i-Reserve korter.',
    en: 'The text[ for the field “{field}”] is longer than [{max} characters|the books allow] and may not be shortened. Make it shorter in i-Reserve.',
  },
  'changed-in-books': {
    nl: 'De factuur[ {number}] is in de boekhouding gewijzigd nadat wij deze daar aanmaakten[: {ours} in i-Reserve, {books} in de boekhouding]. Kijk de factuur daar na; er is niets overschreven.',
    en: 'The invoice[ {number}] was changed in the books after it was made there[: {ours} in i-Reserve, {books} in the books]. Check it there; it was not overwritten.',
  },
  'duplicate-found': {
    nl: 'In de boekhouding staat meer dan één document met [i-Reserve-nummer {number}|hetzelfde i-Reserve-nummer]. Verwijder daar wat dubbel is en verstuur opnieuw.',
    en: 'The books hold more than one document with [i-Reserve number {number}|the same i-Reserve number]. Remove there what is double and send again.',
  },
  'link-broken': {
    nl: '[Het concept van factuur {draft} staat niet meer in de boekhouding. Verstuur de factuur opnieuw om het weer te maken.|Het veld “{field}” in i-Reserve of het adres dat wij onthielden wijst naar iets dat niet in de boekhouding staat of ergens anders bij hoort. Maak het veld in i-Reserve leeg en verstuur opnieuw.|Het veld in i-Reserve of het adres dat wij onthielden (factuur {number}) wijst naar iets dat niet in de boekhouding staat of ergens anders bij hoort. Maak het veld in i-Reserve leeg en verstuur opnieuw.|Het veld in i-Reserve of het adres dat wij onthielden wijst naar iets dat niet in de boekhouding staat of ergens anders bij hoort. Maak het veld in i-Reserve leeg en verstuur opnieuw.]',
    en: '[The draft of invoice {draft} is no longer in the books. Send the invoice again to make it anew.|The field “{field}” in i-Reserve or the address that we kept points at something that is not in the books or belongs to something else. Empty the field in i-Reserve and send again.|The field in i-Reserve or the address that we kept (invoice {number}) points at something that is not in the books or belongs to something else. Empty the field in i-Reserve and send again.|The field in i-Reserve or the address that we kept points at something that is not in the books or belongs to something else. Empty the field in i-Reserve and send again.]',
  },

  // after the POST
  'finalise-failed': {
    nl: 'De factuur[ {number}] staat als concept in de boekhouding, maar kon niet definitief gemaakt worden. Los dat daar op en verstuur opnieuw, of maak de factuur daar zelf definitief.',
    en: 'The invoice[ {number}] is a draft in the books, but could not be finalised. Correct that there and send again, or finalise it there yourself.',
  },

  // access
  'reconnect-needed': {
    nl: 'De toegang tot [administratie “{administration}”|de boekhouding] is verlopen of ingetrokken. Verbind de koppeling opnieuw op het tabblad Authenticatie.',
    en: 'The access to [administration “{administration}”|the books] has expired or was withdrawn. Reconnect the integration on the Authentication tab.',
  },
  'not-connected': {
    nl: 'De koppeling is nog niet verbonden met een administratie. Doe stap 1 en stap 2 op het tabblad Authenticatie.',
    en: 'The integration is not connected to an administration yet. Do step 1 and step 2 on the Authentication tab.',
  },
  'not-allowed': {
    nl: 'De gebruiker die toestemming gaf, mag dit in [administratie “{administration}”|de boekhouding] niet. Geef die gebruiker daar het recht om verkoopfacturen en relaties te maken, of verbind opnieuw met een andere gebruiker.',
    en: 'The user who gave consent may not do this in [administration “{administration}”|the books]. Give that user the right to make sales invoices and relations there, or reconnect as another user.',
  },
  'licence-missing': {
    nl: 'De licentie van [administratie “{administration}”|de boekhouding] bevat geen verkoopfacturen. Breid de licentie daar uit en verstuur opnieuw.',
    en: 'The licence of [administration “{administration}”|the books] does not include sales invoices. Extend the licence there and send again.',
  },
  'plan-limit': {
    nl: 'Het abonnement van [administratie “{administration}”|de boekhouding] is vol. Kies daar een groter abonnement en verstuur opnieuw.',
    en: 'The plan of [administration “{administration}”|the books] is full. Choose a larger plan there and send again.',
  },
  'client-refused': {
    nl: 'De boekhouding herkent de app niet: Client ID of Client Secret klopt niet. Vul beide opnieuw in op het tabblad Authenticatie en verbind opnieuw.',
    en: 'The books do not recognise the app: Client ID or Client Secret is wrong. Fill in both again on the Authentication tab and reconnect.',
  },
  'consent-denied': {
    nl: 'In de boekhouding is geen toestemming gegeven. Doe stap 1 op het tabblad Authenticatie opnieuw en kies daar voor toestaan.',
    en: 'Consent was not given in the books. Do step 1 on the Authentication tab again and choose to allow it there.',
  },
  'administration-gone': {
    nl: '[Administratie “{administration}”|De administratie] is niet meer te zien voor de gebruiker die toestemming gaf. Geef die gebruiker weer toegang, of kies op het tabblad Authenticatie een andere administratie.',
    en: '[Administration “{administration}”|The administration] can no longer be seen by the user who gave consent. Give that user access again, or choose another administration on the Authentication tab.',
  },
  'administration-busy': {
    nl: '[Administratie “{administration}”|De administratie] is tijdelijk niet beschikbaar, bijvoorbeeld vanwege een back-up of onderhoud. Er wordt vanzelf opnieuw geprobeerd[ vanaf {until}].',
    en: '[Administration “{administration}”|The administration] is not available for a while, for instance for a backup or maintenance. It is tried again by itself[ from {until}].',
  },
  'administration-changed': {
    nl: 'Deze factuur hoort bij [administratie “{administration}”|een andere administratie], en dat is niet de administratie die nu verbonden is. Kijk na of de factuur daar al staat; verstuur deze anders opnieuw naar de administratie die nu verbonden is.',
    en: 'This invoice belongs to [administration “{administration}”|another administration], which is not the one connected now. See whether it is there already; if not, send it again to the one connected now.',
  },
  'wrong-administration': {
    nl: 'De boekhouding antwoordt uit een andere administratie dan de gekozen[ (“{administration}”)]. Er is niets geboekt. Kies de administratie opnieuw op het tabblad Authenticatie.',
    en: 'The books answer from another administration than the chosen one[ (“{administration}”)]. Nothing was booked. Choose the administration again on the Authentication tab.',
  },
  'webhook-lost': {
    nl: 'De boekhouding geeft wijzigingen van contacten niet meer door. Zet dat op het tabblad Details uit en weer aan.',
    en: 'The books no longer tell us of changed contacts. Turn that off and on again on the Details tab.',
  },

  // time
  'rate-limited': {
    nl: 'De boekhouding vraagt om even te wachten. Er wordt vanzelf verder gegaan[ vanaf {until}].',
    en: 'The books ask us to wait a moment. It goes on by itself[ from {until}].',
  },
  'day-limit': {
    nl: 'De boekhouding laat vandaag geen verzoeken meer toe. Wat wacht, wordt vanzelf verstuurd[ vanaf {until}].',
    en: 'The books allow no more requests today. What waits is sent by itself[ from {until}].',
  },
  'error-block': {
    nl: 'De boekhouding weigerde te veel verzoeken achter elkaar; daarom wordt er gewacht[ tot {until}]. Los eerst de facturen op waarbij actie nodig is.',
    en: 'The books refused too many requests in a row, so we wait[ until {until}]. First solve the invoices that need you.',
  },
  'provider-down': {
    nl: '[De boekhouding gaf hierover {times} keer geen antwoord, en over andere wel. Verstuur later opnieuw, en neem contact op met i-Reserve als het blijft|De boekhouding antwoordt niet sinds {since}. Kijk of u er zelf wel bij kunt, en neem dan contact op met i-Reserve. Wat wacht, wordt vanzelf opnieuw geprobeerd|De boekhouding antwoordt niet. Wat wacht, wordt vanzelf opnieuw geprobeerd][ vanaf {until}].',
    en: '[The books gave no answer about this {times} times, and did about others. Send it again later, and contact i-Reserve if it stays|The books have not answered since {since}. See whether they work for you, and contact i-Reserve if they do. What waits is tried again by itself|The books do not answer. What waits is tried again by itself][ from {until}].',
  },
  uncertain: {
    nl: 'Op het versturen kwam geen antwoord. Voordat er iets opnieuw verstuurd wordt, wordt nagekeken of het al in de boekhouding staat[, vanaf {until}].',
    en: 'No answer came after sending. Before anything is sent again, we check whether it is in the books already[, from {until}].',
  },
  'original-first': {
    nl: 'Deze creditfactuur wacht op [factuur {original}|de factuur die gecrediteerd wordt], die nog niet in de boekhouding staat.',
    en: 'This credit waits for [invoice {original}|the invoice that it credits], which is not in the books yet.',
  },
  'customer-first': {
    nl: 'Eerst wordt de klant[ “{name}”] in de boekhouding opgezocht. Daarna gaat deze factuur vanzelf verder.',
    en: 'The customer[ “{name}”] is looked up in the books first. Then this invoice goes on by itself.',
  },
  soon: {
    nl: 'Dit is zo aan de beurt en gaat vanzelf verder[, vanaf {until}].',
    en: 'Its turn comes soon, and it goes on by itself[, from {until}].',
  },

  // ours
  inactive: {
    nl: 'Niet verstuurd: de koppeling stond uit. Zet de koppeling aan en kies “alsnog versturen” als de factuur naar de boekhouding moet.',
    en: 'Not sent: the integration was off. Turn it on and choose “send after all” if the invoice should go to the books.',
  },
  'before-start': {
    nl: 'Niet verstuurd: de factuurdatum ligt voor de startdatum[ {day}] op het tabblad Details.',
    en: 'Not sent: the invoice date is before the start date[ {day}] on the Details tab.',
  },
  'other-seller': {
    nl: 'Niet verstuurd: facturen van [verkoper “{seller}”|deze verkoper] gaan niet naar deze administratie. Kies op het tabblad Details welke verkopers wel.',
    en: 'Not sent: invoices of [seller “{seller}”|this seller] do not go to this administration. Choose on the Details tab which sellers do.',
  },
  conflict: {
    nl: 'i-Reserve stuurde de factuur[ {number}] opnieuw met een andere inhoud, terwijl de factuur al naar de boekhouding was gestuurd. De eerste blijft staan; corrigeer met een creditfactuur.',
    en: 'i-Reserve sent the invoice[ {number}] again with other contents after it had gone to the books. The first one stands; correct it with a credit invoice.',
  },
  unreadable: {
    nl: 'Het bericht van i-Reserve is niet te lezen[ bij {pointer}]. Meld dit aan i-Reserve; er is niets geboekt.',
    en: 'The message from i-Reserve cannot be read[ at {pointer}]. Report this to i-Reserve; nothing was booked.',
  },
  'not-final': {
    nl: 'De factuur heeft nog geen factuurnummer[ ({pointer})]. Maak de factuur in i-Reserve definitief en verstuur opnieuw.',
    en: 'The invoice has no number yet[ ({pointer})]. Finalise it in i-Reserve and send again.',
  },
  'internal-error': {
    nl: 'Er ging bij ons iets mis; wij hebben daar een melding van. Verstuur opnieuw, en neem contact op met i-Reserve als het blijft.',
    en: 'Something went wrong on our side, and we have been told. Send again, and contact i-Reserve if it stays.',
  },
  unexpected: {
    nl: 'De boekhouding gaf een antwoord dat wij niet kennen[: “{text}”]. Kijk of u het daar kunt oplossen en verstuur opnieuw, of neem contact op met i-Reserve.',
    en: 'The books gave an answer that we do not know[: “{text}”]. See whether you can solve it there and send again, or contact i-Reserve.',
  },
};
