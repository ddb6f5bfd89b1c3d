import type { Language, Words } from '../../../shared/domain/sentences-words.ts';

const wholes: Readonly<Record<string, Words>> = {
  invoice: { nl: 'factuur', en: 'invoice' },
  customer: { nl: 'klant', en: 'customer' },
  catalogue: { nl: 'catalogus', en: 'catalogue' },
  contactPerson: { nl: 'contactpersoon', en: 'contact person' },
  address: { nl: 'adres', en: 'address' },
  seller: { nl: 'verkoper', en: 'seller' },
  totals: { nl: 'totalen', en: 'totals' },
  period: { nl: 'periode', en: 'period' },
};

const names: ReadonlyMap<string, Words> = new Map(
  Object.entries({
    ...wholes,
    lines: { nl: 'regels', en: 'lines' },
    id: { nl: 'kenmerk', en: 'id' },
    number: { nl: 'nummer', en: 'number' },
    kind: { nl: 'soort', en: 'kind' },
    creditFor: { nl: 'gecrediteerde factuur', en: 'credited invoice' },
    date: { nl: 'factuurdatum', en: 'invoice date' },
    dueDate: { nl: 'vervaldatum', en: 'due date' },
    currency: { nl: 'valuta', en: 'currency' },
    reference: { nl: 'referentie', en: 'reference' },
    description: { nl: 'omschrijving', en: 'description' },
    booking: { nl: 'boeking', en: 'booking' },
    paymentMethod: { nl: 'betaalwijze', en: 'payment method' },
    paymentTerm: { nl: 'betaaltermijn', en: 'payment term' },
    quantity: { nl: 'aantal', en: 'quantity' },
    unitPriceExclVat: { nl: 'prijs excl. btw', en: 'price excl. VAT' },
    unitPriceInclVat: { nl: 'prijs incl. btw', en: 'price incl. VAT' },
    vatRate: { nl: 'btw-tarief', en: 'VAT rate' },
    vatPercentage: { nl: 'btw-percentage', en: 'VAT percentage' },
    percentage: { nl: 'percentage', en: 'percentage' },
    exclVat: { nl: 'bedrag excl. btw', en: 'amount excl. VAT' },
    inclVat: { nl: 'bedrag incl. btw', en: 'amount incl. VAT' },
    vat: { nl: 'btw-bedrag', en: 'VAT amount' },
    perRate: { nl: 'bedragen per btw-tarief', en: 'amounts per VAT rate' },
    product: { nl: 'product', en: 'product' },
    ledgerAccount: { nl: 'grootboekrekening', en: 'ledger account' },
    start: { nl: 'begin', en: 'start' },
    end: { nl: 'einde', en: 'end' },
    companyName: { nl: 'bedrijfsnaam', en: 'company name' },
    firstName: { nl: 'voornaam', en: 'first name' },
    middleName: { nl: 'tussenvoegsel', en: 'middle name' },
    lastName: { nl: 'achternaam', en: 'last name' },
    email: { nl: 'e-mailadres', en: 'e-mail address' },
    phone: { nl: 'telefoonnummer', en: 'phone number' },
    street: { nl: 'straat', en: 'street' },
    line2: { nl: 'tweede adresregel', en: 'second address line' },
    postalCode: { nl: 'postcode', en: 'postal code' },
    city: { nl: 'plaats', en: 'city' },
    state: { nl: 'provincie', en: 'state' },
    country: { nl: 'land', en: 'country' },
    iban: { nl: 'IBAN', en: 'IBAN' },
    bic: { nl: 'BIC', en: 'BIC' },
    vatNumber: { nl: 'btw-nummer', en: 'VAT number' },
    chamberOfCommerce: { nl: 'KvK-nummer', en: 'chamber of commerce number' },
    language: { nl: 'taal', en: 'language' },
    fields: { nl: 'vrije velden', en: 'free fields' },
    occurredAt: { nl: 'tijdstip', en: 'moment' },
    tenant: { nl: 'omgeving', en: 'tenant' },
    detail: { nl: 'inhoud', en: 'content' },
  }),
);

const joined = {
  of: { nl: ' van ', en: ' of ' },
  line: { nl: 'regel ', en: 'line ' },
  field: { nl: 'veld', en: 'field' },
} as const satisfies Record<string, Words>;

/** The fields that JSON pointers of an event name, as people call them: `company name of customer, quantity of line 2`. */
export const fieldsInWords = (pointers: string, language: Language): string =>
  [...new Set(pointers.split(',').map((pointer) => fieldInWords(pointer.trim(), language)))].join(', ');

function fieldInWords(pointer: string, language: Language): string {
  const path = pointer.split('/').filter((part) => part !== '' && part !== 'detail');
  const parts: string[] = [];
  path.forEach((part, nth) => {
    if (/^\d+$/.test(part)) parts.push(path[nth - 1] === 'lines' ? joined.line[language] + (Number(part) + 1) : part);
    else if (part !== 'lines' || !/^\d+$/.test(path[nth + 1] ?? '')) parts.push(nameOf(part, language));
  });
  // A line is known by its number alone, and a field by what it is a field of.
  return parts.slice(-2).reverse().join(joined.of[language]) || nameOf('detail', language);
}

const nameOf = (part: string, language: Language): string =>
  names.get(part)?.[language] ?? `${joined.field[language]} “${part}”`;
