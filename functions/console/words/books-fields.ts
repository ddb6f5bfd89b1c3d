import type { Language, Words } from '../../../shared/domain/sentences-words.ts';

/** What the fields of the books are called by people, whichever books have them: as `vocabulary` has it where it does. */
const fields: ReadonlyMap<string, Words> = new Map(
  Object.entries({
    description: { nl: 'omschrijving', en: 'description' },
    yourref: { nl: 'uw referentie', en: 'your reference' },
    reference: { nl: 'referentie', en: 'reference' },
    paymentreference: { nl: 'betalingskenmerk', en: 'payment reference' },
    remarks: { nl: 'opmerkingen', en: 'remarks' },
    notes: { nl: 'toelichting', en: 'notes' },
    name: { nl: 'naam', en: 'name' },
    companyname: { nl: 'bedrijfsnaam', en: 'company name' },
    firstname: { nl: 'voornaam', en: 'first name' },
    middlename: { nl: 'tussenvoegsel', en: 'middle name' },
    lastname: { nl: 'achternaam', en: 'last name' },
    code: { nl: 'klantnummer', en: 'customer number' },
    customerid: { nl: 'klantnummer', en: 'customer number' },
    addressline1: { nl: 'adres', en: 'address' },
    addressline2: { nl: 'tweede adresregel', en: 'second address line' },
    address1: { nl: 'adres', en: 'address' },
    address2: { nl: 'tweede adresregel', en: 'second address line' },
    postcode: { nl: 'postcode', en: 'postal code' },
    zipcode: { nl: 'postcode', en: 'postal code' },
    city: { nl: 'plaats', en: 'city' },
    state: { nl: 'provincie', en: 'state' },
    country: { nl: 'land', en: 'country' },
    language: { nl: 'taal', en: 'language' },
    email: { nl: 'e-mailadres', en: 'e-mail address' },
    businessemail: { nl: 'e-mailadres van de contactpersoon', en: 'e-mail address of the contact person' },
    sendinvoicestoemail: { nl: 'e-mailadres voor facturen', en: 'e-mail address for invoices' },
    phone: { nl: 'telefoonnummer', en: 'phone number' },
    businessphone: { nl: 'telefoonnummer van de contactpersoon', en: 'phone number of the contact person' },
    vatnumber: { nl: 'btw-nummer', en: 'VAT number' },
    taxnumber: { nl: 'btw-nummer', en: 'VAT number' },
    chamberofcommerce: { nl: 'KvK-nummer', en: 'chamber of commerce number' },
    bankaccount: { nl: 'bankrekening', en: 'bank account' },
    biccode: { nl: 'BIC', en: 'BIC' },
    status: { nl: 'status', en: 'status' },
    contact: { nl: 'contactpersoon', en: 'contact person' },
    maincontact: { nl: 'hoofdcontactpersoon', en: 'main contact person' },
    workflow: { nl: 'workflow', en: 'workflow' },
  } satisfies Record<string, Words>),
);

/** What people call a field of the books; what nobody named stays as it is. */
export const booksFieldInWords = (name: string, language: Language): string =>
  fields.get(name.toLowerCase().replace(/[^a-z0-9]/g, ''))?.[language] ?? name;
