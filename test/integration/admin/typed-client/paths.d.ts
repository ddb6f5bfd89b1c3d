// Made from the description of the API: `npm exec vitest run test/integration/admin/typed-client -- -u` renews it.

export interface paths {
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes events in
         * @description Takes events in: one envelope, or up to 100 in a list. All of them, or none: a 400 names everything that is wrong with any. Needs the scope `sync`.
         */
        post: operations["postEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every cause and every warning, in words
         * @description Every cause and every warning, in words. Needs the scope `read`.
         */
        get: operations["getCauses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the tenant's integrations
         * @description Lists the tenant's integrations. Needs the scope `read`.
         */
        get: operations["getIntegrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows everything of an integration but its secret and its tokens
         * @description Shows everything of an integration but its secret and its tokens. Needs the scope `read`.
         */
        get: operations["getIntegrationsId"];
        /**
         * Makes an integration (201), or shows the one of this name and provider (200)
         * @description Makes an integration (201), or shows the one of this name and provider (200). Needs the scope `admin`.
         */
        put: operations["putIntegrationsId"];
        post?: never;
        /**
         * Disconnects
         * @description Disconnects: tokens and secret are removed, the ledger is kept. Needs the scope `admin`.
         */
        delete: operations["deleteIntegrationsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/authentication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Fills in the app
         * @description Fills in the app. The secret never comes out again. Needs the scope `admin`.
         */
        put: operations["putIntegrationsIdAuthentication"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Step 1
         * @description Step 1: where the administrator gives consent. Needs the scope `admin`.
         */
        post: operations["postIntegrationsIdConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Step 2
         * @description Step 2: fetches the administrations, and pins the only one or the one that is named. Needs the scope `admin`.
         */
        post: operations["postIntegrationsIdConnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes the settings that are named
         * @description Changes the settings that are named. Needs the scope `admin`.
         */
        put: operations["putIntegrationsIdDetails"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes the mappings that are named
         * @description Changes the mappings that are named; null takes one away. `misfits` says what the books would refuse. Needs the scope `admin`.
         */
        put: operations["putIntegrationsIdMappings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns it on
         * @description Turns it on; refused (409) with the open items of the checklist. Needs the scope `admin`.
         */
        post: operations["postIntegrationsIdActivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns it off
         * @description Turns it off: what comes is remembered and not sent. Needs the scope `admin`.
         */
        post: operations["postIntegrationsIdDeactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is to be done before invoices go out
         * @description What is to be done before invoices go out. Needs the scope `read`.
         */
        get: operations["getIntegrationsIdChecklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be chosen in the settings and mappings, read from the books
         * @description What can be chosen in the settings and mappings, read from the books. Needs the scope `read`.
         */
        get: operations["getIntegrationsIdOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would be booked of an invoice
         * @description What would be booked of an invoice. Nothing is written. Needs the scope `read`.
         */
        post: operations["postIntegrationsIdPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The preview of every invoice of some days that we hold, a page at a time
         * @description The preview of every invoice of some days that we hold, a page at a time; the numbers are those of the page. Nothing is written. Relations are not searched by their number. Needs the scope `read`.
         */
        post: operations["postIntegrationsIdRehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/closing-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * i-Reserve against the books, over a month, a quarter or any days
         * @description i-Reserve against the books, over a month, a quarter or any days; a draft is in no sum of the books, and what is skipped in no sum at all. Needs the scope `read`.
         */
        get: operations["getIntegrationsIdClosingReport"];
        put?: never;
        /**
         * Pushes again what is missing in the books of those days
         * @description Pushes again what is missing in the books of those days. Needs the scope `sync`.
         */
        post: operations["postIntegrationsIdClosingReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pushes again what is parked, or with `status
         * @description Pushes again what is parked, or with `status: "skipped"` what came in while the integration was off; all of it, or what is named by cause, ids or invoice dates. Lets one call through where an endpoint was stopped. Needs the scope `sync`.
         */
        post: operations["postIntegrationsIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was changed, by whom and when, newest first, a page at a time
         * @description What was changed, by whom and when, newest first, a page at a time. Needs the scope `read`.
         */
        get: operations["getChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger, what came in last first, a page at a time
         * @description The ledger, what came in last first, a page at a time; with `from` or `to` by the day of the invoice, and with the status of what is at work by when it is due. No page is empty while there is more, unless one request had no time to find anything. Needs the scope `read`.
         */
        get: operations["getInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where an invoice stands in each of the books
         * @description Where an invoice stands in each of the books. Needs the scope `read`.
         */
        get: operations["getInvoicesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pushes an invoice again
         * @description Pushes an invoice again; answers into how many books. Needs the scope `sync`.
         */
        post: operations["postInvoicesIdSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pushes a customer again
         * @description Pushes a customer again; answers into how many books. Needs the scope `sync`.
         */
        post: operations["postCustomersIdSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a link that opens the console for the tenant, once, within minutes
         * @description Makes a link that opens the console for the tenant, once, within minutes. Needs the scope `admin`.
         */
        post: operations["postConsoleLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the tenant can use on its invoices
         * @description What the tenant can use on its invoices. Needs the scope `read`.
         */
        get: operations["getCatalogue"];
        /**
         * Replaces the lists of the catalogue that are named
         * @description Replaces the lists of the catalogue that are named; the others stay. Needs the scope `sync`.
         */
        put: operations["putCatalogue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Accepted: {
            /** @description How many were taken in. */
            accepted: number;
        };
        Catalogue: {
            /**
             * @description VAT rates that invoices use.
             * @default []
             */
            vatRates: {
                /** @description The id of a VAT rate, as lines of invoices have it. */
                id: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
                /** @description Its percentage: decimal text, such as 9 or 21. */
                percentage: string;
            }[];
            /**
             * @description Products and services that are on lines.
             * @default []
             */
            products: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /**
             * @description Ledger accounts that lines name.
             * @default []
             */
            ledgerAccounts: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /**
             * @description Ways to pay.
             * @default []
             */
            paymentMethods: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /**
             * @description Terms to pay in.
             * @default []
             */
            paymentTerms: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /**
             * @description Companies in whose name is invoiced.
             * @default []
             */
            sellers: {
                /** @description Its id, as invoices have it. */
                id: string;
                /**
                 * @description Its name.
                 * @default null
                 */
                name: string | null;
            }[];
            /**
             * @description Names of free fields that can hold ids of the books.
             * @default {
             *       "invoice": [],
             *       "customer": []
             *     }
             */
            fields: {
                /**
                 * @description Names of the free fields of an invoice.
                 * @default []
                 */
                invoice: string[];
                /**
                 * @description Names of the free fields of a customer.
                 * @default []
                 */
                customer: string[];
            };
        };
        Causes: {
            /** @description The code. */
            code: ("vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected") | ("totals-derived" | "vat-rounding" | "rounding-added" | "default-article" | "text-shortened" | "iban-refused" | "vat-number-refused" | "relation-shared" | "relation-matched" | "due-date-differs" | "date-set-at-finalising" | "credit-original-unknown" | "mail-unconfirmed" | "email-missing" | "email-failed" | "period-dropped" | "field-refused" | "field-shortened" | "sent-by-peppol");
            /** @description What has to happen as a rule; null for a warning. */
            remedy: ("wait" | "look" | "reconnect" | "correct") | null;
            /** @description It in words. */
            message: {
                /** @description In Dutch. */
                nl: string;
                /** @description In English. */
                en: string;
            };
        }[];
        Changes: {
            /** @description The changes of this page, newest first. */
            items: components["schemas"]["Change"][];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        Checklist: {
            /** @description The name of the item. */
            item: string;
            /** @description Whether it is done. */
            done: boolean;
            /** @description What it is, or what is missing. */
            explanation: string;
        }[];
        ClosingReport: {
            /** @description The invoices of those days. */
            items: {
                /** @description The id of the invoice in i-Reserve. */
                id: string;
                /** @description Its number; null when nothing readable came. */
                number: string | null;
                /** @description Its day. */
                date: string | null;
                /** @description Who is invoiced. */
                customer: components["schemas"]["Who"] | null;
                /**
                 * @description How it stands in the books.
                 * @enum {string}
                 */
                state: "present" | "draft" | "missing" | "different" | "parked" | "skipped";
                /** @description Its total with VAT in i-Reserve. */
                ours: string | null;
                /** @description Its total with VAT in the books. */
                books: string | null;
                /** @description Its number in the books. */
                booksNumber: string | null;
            }[];
            /** @description What each VAT rate adds up to. */
            perRate: {
                /** @description The id of the VAT rate. */
                vatRate: string;
                /** @description Its percentage. */
                percentage: string | null;
                /** @description What i-Reserve says. */
                ours: {
                    /** @description Without VAT. */
                    exclVat: string;
                    /** @description The VAT. */
                    vat: string;
                };
                /** @description What the books say; null when it is not known. */
                books: {
                    /** @description Without VAT. */
                    exclVat: string;
                    /** @description The VAT. */
                    vat: string;
                } | null;
            }[];
            /** @description What it comes to: decimal text with two decimals. */
            totals: {
                /** @description What i-Reserve says, with VAT. */
                ours: string;
                /** @description What the books make of it; null when it is not known. */
                books: string | null;
                /** @description The books less ours; null when it is not known. */
                difference: string | null;
            };
        };
        Connected: {
            /** @description Those that the connection sees. */
            administrations: components["schemas"]["Administration"][];
            /** @description The one that is connected; null while there is a choice to make. */
            administration: components["schemas"]["Administration"] | null;
            /** @description Only where the books may have left administrations out. */
            note?: string;
        };
        Consent: {
            /** @description Where the administrator gives consent, in a browser. */
            authorizeUrl: string;
        };
        Count: {
            /** @description How many are pushed again. */
            count: number;
        };
        Integrations: components["schemas"]["ListedIntegration"][];
        InvoiceEntries: {
            /** @description The id of the invoice in i-Reserve. */
            id: string;
            /** @description Its number; null when nothing readable came yet. */
            number: string | null;
            /** @description Where it stands in each of the books. */
            entries: {
                /** @description The name of the integration. */
                integration: string;
                /** @description The accounting system. */
                provider: string;
                /**
                 * @description How far it is.
                 * @enum {string}
                 */
                status: "received" | "waiting" | "uncertain" | "parked" | "skipped" | "synced";
                /** @description Why it is not in the books; null when nothing stops it. */
                cause: ("vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected") | null;
                /** @description The id of the document in the books; null while there is none. */
                externalId: string | null;
                /** @description Its number there; null while there is none. */
                externalNumber: string | null;
                /** @description Where people see it in the books; null where nobody knows. */
                url: string | null;
                /** @description Whether it is final, no draft. */
                finalised: boolean;
                /**
                 * Format: date-time
                 * @description When it last changed.
                 */
                updatedAt: string;
                /** @description The cause in words, in the language that was asked for; null without one. */
                message: string | null;
                /** @description The cause in words, in each language; null without one. */
                messages: {
                    /** @description In Dutch. */
                    nl: string;
                    /** @description In English. */
                    en: string;
                } | null;
                /** @description What has to happen next; null when nothing does. */
                remedy: ("wait" | "look" | "reconnect" | "correct") | null;
                /** @description What is worth knowing though it went well. */
                warnings: components["schemas"]["Remark"][];
                /** @description All that is wrong with an event that cannot be read. */
                errors?: {
                    /** @description Where, as a JSON pointer; empty for all of it. */
                    pointer: string;
                    /**
                     * @description What is wrong.
                     * @enum {string}
                     */
                    code: "unknown-key" | "missing" | "empty" | "not-text" | "not-well-formed" | "not-whole-number" | "not-boolean" | "not-list" | "not-object" | "not-one-of" | "not-decimal" | "not-day" | "not-moment" | "not-month" | "not-page" | "not-return-address" | "not-quarter" | "before-first-day" | "not-currency" | "not-payment-key" | "negative" | "above-one" | "too-small" | "too-large" | "too-long" | "too-few" | "too-many" | "named-twice" | "price-missing" | "name-missing" | "number-too-long" | "same-as-customer-field" | "field-taken" | "administration-unknown" | "cursor-unknown" | "plus-sign" | "one-too-many" | "other-tenant" | "unfit";
                    /** @description It in words, in the language that was asked for. */
                    message: string;
                    /** @description It in words, in each language. */
                    messages: {
                        /** @description In Dutch. */
                        nl: string;
                        /** @description In English. */
                        en: string;
                    };
                }[];
                /** @description What was done so far, oldest first. */
                steps: {
                    /** @description What was done. */
                    step: string;
                    /**
                     * Format: date-time
                     * @description When.
                     */
                    at: string;
                }[];
            }[];
        };
        Invoices: {
            /** @description The invoices of this page, one for each integration that has it. */
            items: {
                /** @description The id of the invoice in i-Reserve. */
                id: string;
                /** @description Its number; null when nothing readable came yet. */
                number: string | null;
                /** @description Its day; null when nothing readable came yet. */
                date: string | null;
                /** @description Its total with VAT; null when nothing readable came yet. */
                total: string | null;
                /** @description Three letters; null when nothing readable came yet. */
                currency: string | null;
                /** @description Who is invoiced. */
                customer: components["schemas"]["Who"] | null;
                /** @description The name of the integration. */
                integration: string;
                /** @description The accounting system. */
                provider: string;
                /**
                 * @description How far it is.
                 * @enum {string}
                 */
                status: "received" | "waiting" | "uncertain" | "parked" | "skipped" | "synced";
                /** @description Why it is not in the books; null when nothing stops it. */
                cause: ("vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected") | null;
                /** @description The id of the document in the books; null while there is none. */
                externalId: string | null;
                /** @description Its number there; null while there is none. */
                externalNumber: string | null;
                /** @description Where people see it in the books; null where nobody knows. */
                url: string | null;
                /** @description Whether it is final, no draft. */
                finalised: boolean;
                /**
                 * Format: date-time
                 * @description When it last changed.
                 */
                updatedAt: string;
                /** @description What is worth knowing though it went well. */
                warnings: components["schemas"]["Remark"][];
            }[];
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        LaunchLink: {
            /** @description The link. It works once. */
            url: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            expiresAt: string;
        };
        MissingSent: {
            /** @description How many are sent. */
            count: number;
            /** @description How many are not, since their content is no longer kept. */
            expired: number;
        };
        Options: {
            /** @description Codes of VAT. */
            vatCodes: components["schemas"]["Choice"][];
            /** @description Articles. */
            articles: components["schemas"]["Choice"][];
            /** @description Payment conditions. */
            paymentConditions: components["schemas"]["Choice"][];
            /** @description Sales journals. */
            journals: components["schemas"]["Choice"][];
            /** @description Ledger accounts. */
            ledgerAccounts: components["schemas"]["Choice"][];
            /** @description Workflows. */
            workflows: components["schemas"]["Choice"][];
            /** @description Lists that could not be read. */
            warnings: {
                /** @description The list. */
                list: string;
                /**
                 * @description Why it is empty.
                 * @enum {string}
                 */
                cause: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
                /** @description It in words, in the language that was asked for. */
                message: string;
                /** @description It in words, in each language. */
                messages: {
                    /** @description In Dutch. */
                    nl: string;
                    /** @description In English. */
                    en: string;
                };
            }[];
        };
        Preview: {
            /** @description The relation that it would be booked on; null when something stops it before. */
            relation: {
                /**
                 * @description Whether the relation would be made, is known, was found in the books, or is in use by another customer.
                 * @enum {string}
                 */
                outcome: "new" | "known" | "matched" | "taken";
                /** @description Its id in the books; null for a new one. */
                externalId: string | null;
                /** @description By what it was found; null when it was not searched. */
                matchedBy: string | null;
                /** @description What would change of it. */
                changes: unknown;
            } | null;
            /** @description The lines, as they are sent. */
            lines: {
                /** @description What is charged. */
                description: string;
                /** @description How many: decimal text. */
                quantity: string;
                /** @description The price of one, as it is sent. */
                price: string | null;
                /** @description The code of VAT in the books; null when none is mapped. */
                vatCode: string | null;
                /** @description The article in the books; null for none. */
                article: string | null;
            }[];
            /** @description What it comes to: decimal text with two decimals. */
            totals: {
                /** @description What i-Reserve says, with VAT. */
                ours: string;
                /** @description What the books make of it; null when it is not known. */
                books: string | null;
                /** @description The books less ours; null when it is not known. */
                difference: string | null;
            };
            /** @description What stops it; null when it would be booked. */
            cause: ("vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected") | null;
            /** @description The cause in words, in the language that was asked for; null without one. */
            message: string | null;
            /** @description The cause in words, in each language; null without one. */
            messages: {
                /** @description In Dutch. */
                nl: string;
                /** @description In English. */
                en: string;
            } | null;
            /** @description What is worth knowing though it would be booked. */
            warnings: components["schemas"]["Remark"][];
            /** @description What would be sent, in order; none when something stops it. */
            requests: {
                /** @description The method of HTTP. */
                method: string;
                /** @description The path, with `{relation}` and `{invoice}` for ids that are not known yet. */
                path: string;
                /** @description What is sent. */
                body: unknown;
            }[];
        };
        Rehearsal: {
            /** @description How many invoices the page judges. */
            total: number;
            /** @description How many of them would be booked. */
            wouldBook: number;
            /** @description What stops the others, by cause and currency. */
            stopped: {
                /**
                 * @description What stops them.
                 * @enum {string}
                 */
                cause: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
                /** @description It in words, in the language that was asked for. */
                message: string;
                /** @description It in words, in each language. */
                messages: {
                    /** @description In Dutch. */
                    nl: string;
                    /** @description In English. */
                    en: string;
                };
                /** @description How many. */
                invoices: number;
                /** @description What they come to with VAT. */
                amount: string;
                /** @description In which currency. */
                currency: string;
                /** @description Some of them. */
                examples: {
                    /** @description The id of an invoice in i-Reserve. */
                    id: string;
                    /** @description Its number. */
                    number: string;
                    /** @description What stops it, in words. */
                    message: string;
                }[];
            }[];
            /** @description How many of those days can not be judged, since their content is no longer held. */
            notHeld: number;
            /** @description Where the next page begins; null on the last one. */
            cursor: string | null;
        };
        Administration: {
            /** @description Its id in the books. */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description Its number; null where the books have none. */
            number: string | null;
            /** @description Its VAT number; null where the books tell none. */
            vatNumber: string | null;
        };
        Change: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Who: the person's name; their role where i-Reserve named nobody; of a back end the subject or client of its token. */
            actor: string;
            /** @description The name of the integration; null for what is about the tenant as a whole. */
            integration: string | null;
            /**
             * @description What was done.
             * @enum {string}
             */
            what: "integration-made" | "authentication-changed" | "secret-replaced" | "consent-asked" | "consent-given" | "consent-undone" | "consent-withdrawn" | "administration-chosen" | "settings-changed" | "mappings-changed" | "activated" | "deactivated" | "disconnected" | "retried" | "invoice-sync-asked" | "customer-sync-asked" | "missing-sent" | "catalogue-changed" | "link-made" | "session-opened" | "session-ended";
            /** @description What it was, of that which changed; never anything of a secret. */
            before: {
                [key: string]: unknown;
            };
            /** @description What it became. */
            after: {
                [key: string]: unknown;
            };
        };
        Choice: {
            /** @description What a setting or a mapping names; the id where the books have no codes. */
            code: string;
            /** @description Its name in the books. */
            description: string;
            /** @description Of a VAT code: decimal text. */
            percentage?: string;
            /** @description What kind it is, in the words of the books. */
            type?: string;
        };
        ListedIntegration: {
            /** @description The name of the integration. */
            id: string;
            /** @description The accounting system. */
            provider: string;
            /**
             * @description How far it is: new ones take part in nothing, active ones send, and one in attention needs a person.
             * @enum {string}
             */
            state: "new" | "connected" | "active" | "inactive" | "attention";
            /** @description The books that it is connected to; null before that. */
            administration: components["schemas"]["Administration"] | null;
        };
        Mappings: {
            /**
             * @description Codes of VAT in the books, by the id of a VAT rate in i-Reserve.
             * @default {}
             */
            vat: {
                [key: string]: string;
            };
            /**
             * @description Articles of the books, by the code of a product, or by `ledger:` and a ledger account.
             * @default {}
             */
            articles: {
                [key: string]: string;
            };
            /**
             * @description Payment conditions of the books, by `method:M`, `term:T` or `method:M+term:T`.
             * @default {}
             */
            paymentConditions: {
                [key: string]: string;
            };
            /**
             * @description Ledger accounts of the books, by a ledger account in i-Reserve.
             * @default {}
             */
            ledgerAccounts: {
                [key: string]: string;
            };
        };
        Misfit: {
            /** @description The group of mappings. */
            group: string;
            /** @description The key in it. */
            key: string;
            /**
             * @description Why.
             * @enum {string}
             */
            cause: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
            /** @description It in words, in the language that was asked for. */
            message: string;
        };
        Problem: {
            /** @description The name of the problem: a URN that never changes. */
            type: string;
            /** @description The kind of problem, in words. */
            title: string;
            /** @description The status of HTTP. */
            status: number;
            /** @description What is wrong this time, in words. */
            detail: string;
            /** @description Everything that is wrong with the body or the query. */
            errors?: {
                /** @description Where, as a JSON pointer; empty for all of it. */
                pointer: string;
                /**
                 * @description What is wrong.
                 * @enum {string}
                 */
                code: "unknown-key" | "missing" | "empty" | "not-text" | "not-well-formed" | "not-whole-number" | "not-boolean" | "not-list" | "not-object" | "not-one-of" | "not-decimal" | "not-day" | "not-moment" | "not-month" | "not-page" | "not-return-address" | "not-quarter" | "before-first-day" | "not-currency" | "not-payment-key" | "negative" | "above-one" | "too-small" | "too-large" | "too-long" | "too-few" | "too-many" | "named-twice" | "price-missing" | "name-missing" | "number-too-long" | "same-as-customer-field" | "field-taken" | "administration-unknown" | "cursor-unknown" | "plus-sign" | "one-too-many" | "other-tenant" | "unfit";
                /** @description It in words. */
                message: string;
            }[];
        };
        Remark: {
            /**
             * @description What it is.
             * @enum {string}
             */
            code: "totals-derived" | "vat-rounding" | "rounding-added" | "default-article" | "text-shortened" | "iban-refused" | "vat-number-refused" | "relation-shared" | "relation-matched" | "due-date-differs" | "date-set-at-finalising" | "credit-original-unknown" | "mail-unconfirmed" | "email-missing" | "email-failed" | "period-dropped" | "field-refused" | "field-shortened" | "sent-by-peppol";
            /** @description It in words, in the language that was asked for. */
            message: string;
            /** @description It in words, in each language. */
            messages: {
                /** @description In Dutch. */
                nl: string;
                /** @description In English. */
                en: string;
            };
            /** @description The pointer to what it is about; null for all. */
            field: string | null;
        };
        Who: {
            /** @description The id of the customer in i-Reserve. */
            id: string;
            /** @description The name, as long as we hold it. */
            name: string | null;
        };
        ExactDetails: {
            /**
             * @description The field of an invoice in i-Reserve that holds the id of its document in the books. No two integrations of a tenant share one.
             * @default external_id
             */
            invoiceField: string;
            /**
             * @description The field of a customer in i-Reserve that holds the id of its relation in the books. No two integrations of a tenant share one.
             * @default external_id
             */
            customerField: string;
            /**
             * @description What stands before a customer number in the books. With the length it takes at most 18 characters.
             * @default
             */
            customerNumberPrefix: string;
            /**
             * @description To how many digits a customer number is padded with zeros, the prefix not counted; 0 leaves it as it is. A number is never cut.
             * @default 0
             */
            customerNumberLength: number;
            /**
             * @description Whether a relation in the books follows each change of the customer; when false it is made once, and updated only when a person asks.
             * @default true
             */
            autoUpdateRelation: boolean;
            /**
             * @description Whether the period of a line is written with the line.
             * @default false
             */
            dateRangeOnLines: boolean;
            /**
             * @description Whether a document is made final; when false it stays a draft.
             * @default false
             */
            finaliseInvoice: boolean;
            /**
             * @description Whether the books mail a final invoice to the customer. Without effect unless finaliseInvoice is on.
             * @default false
             */
            sendEmail: boolean;
            /**
             * @description What happens when the books would compute other totals than i-Reserve: park the invoice, or add a line with the difference.
             * @default park
             * @enum {string}
             */
            rounding: "park" | "add";
            /**
             * @description The largest difference that a line may make up for: decimal text, at most 1.
             * @default 0.05
             */
            roundingLimit: string;
            /**
             * @description Ids of the sellers whose invoices go to these books; empty for all.
             * @default []
             */
            sellers: string[];
            /**
             * @description Invoices of before this day are skipped; null for none.
             * @default null
             */
            startDate: string | null;
            /**
             * @description Which other events send an invoice to the books.
             * @default {
             *       "invoiceSent": false
             *     }
             */
            triggers: {
                /**
                 * @description Whether invoice.sent does.
                 * @default false
                 */
                invoiceSent: boolean;
            };
            /**
             * @description The field of a customer in i-Reserve that holds the id of its contact in the books; null for none. Another one than customerField.
             * @default null
             */
            contactField: string | null;
            /**
             * @description Whether prices are sent without VAT.
             * @default true
             */
            vatExclusive: boolean;
            /**
             * @description The code of the sales journal; null until one is chosen.
             * @default null
             */
            journal: string | null;
            /**
             * @description The code of the item for lines whose product has none; null for none.
             * @default null
             */
            defaultArticle: string | null;
            /**
             * @description How a credit invoice is sent: with positive quantities, or with negative ones as i-Reserve has them.
             * @default positive
             * @enum {string}
             */
            creditSign: "positive" | "negative";
            /**
             * @description The code of the item for a rounding line; null for none.
             * @default null
             */
            roundingArticle: string | null;
        };
        ExactIntegration: {
            /** @description The name of the integration. */
            id: string;
            /**
             * @description The accounting system; it tells which settings there are. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            provider: "exact";
            /**
             * @description How far it is: new ones take part in nothing, active ones send, and one in attention needs a person.
             * @enum {string}
             */
            state: "new" | "connected" | "active" | "inactive" | "attention";
            /** @description The books that it is connected to; null before that. */
            administration: components["schemas"]["Administration"] | null;
            /**
             * @description Where the accounting system is reached.
             * @enum {string}
             */
            host: "start.exactonline.nl" | "start.exactonline.be" | "start.exactonline.de" | "start.exactonline.co.uk" | "start.exactonline.fr" | "start.exactonline.es" | "start.exactonline.com";
            /** @description The client id of the app; null until it is filled in. */
            clientId: string | null;
            /** @description The address to register with the app. */
            redirectUrl: string;
            details: components["schemas"]["ExactDetails"];
            mappings: components["schemas"]["Mappings"];
            /** @description What a person has to look at; null for nothing. */
            attention: {
                /**
                 * @description What is wrong.
                 * @enum {string}
                 */
                cause: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
                /** @description It in words, in the language that was asked for. */
                message: string;
                /** @description It in words, in each language. */
                messages: {
                    /** @description In Dutch. */
                    nl: string;
                    /** @description In English. */
                    en: string;
                };
            } | null;
            /** @description What the books would refuse of the mappings; only in the answer to saving them. */
            misfits?: components["schemas"]["Misfit"][];
        };
        MoneybirdDetails: {
            /**
             * @description The field of an invoice in i-Reserve that holds the id of its document in the books. No two integrations of a tenant share one.
             * @default external_id
             */
            invoiceField: string;
            /**
             * @description The field of a customer in i-Reserve that holds the id of its relation in the books. No two integrations of a tenant share one.
             * @default external_id
             */
            customerField: string;
            /**
             * @description What stands before a customer number in the books. With the length it takes at most 18 characters.
             * @default
             */
            customerNumberPrefix: string;
            /**
             * @description To how many digits a customer number is padded with zeros, the prefix not counted; 0 leaves it as it is. A number is never cut.
             * @default 0
             */
            customerNumberLength: number;
            /**
             * @description Whether a relation in the books follows each change of the customer; when false it is made once, and updated only when a person asks.
             * @default true
             */
            autoUpdateRelation: boolean;
            /**
             * @description Whether the period of a line is written with the line.
             * @default false
             */
            dateRangeOnLines: boolean;
            /**
             * @description Whether a document is made final; when false it stays a draft.
             * @default false
             */
            finaliseInvoice: boolean;
            /**
             * @description Whether the books mail a final invoice to the customer. Without effect unless finaliseInvoice is on.
             * @default false
             */
            sendEmail: boolean;
            /**
             * @description What happens when the books would compute other totals than i-Reserve: park the invoice, or add a line with the difference.
             * @default park
             * @enum {string}
             */
            rounding: "park" | "add";
            /**
             * @description The largest difference that a line may make up for: decimal text, at most 1.
             * @default 0.05
             */
            roundingLimit: string;
            /**
             * @description Ids of the sellers whose invoices go to these books; empty for all.
             * @default []
             */
            sellers: string[];
            /**
             * @description Invoices of before this day are skipped; null for none.
             * @default null
             */
            startDate: string | null;
            /**
             * @description Which other events send an invoice to the books.
             * @default {
             *       "invoiceSent": false
             *     }
             */
            triggers: {
                /**
                 * @description Whether invoice.sent does.
                 * @default false
                 */
                invoiceSent: boolean;
            };
            /**
             * @description Whether prices are sent without VAT, where the invoice leaves the choice.
             * @default false
             */
            vatExclusive: boolean;
            /**
             * @description Whether an invoice becomes an external sales invoice; when false a regular one. Null until it is chosen.
             * @default null
             */
            externalInvoice: boolean | null;
            /**
             * @description The id of the workflow; null names none.
             * @default null
             */
            workflow: string | null;
            /**
             * @description Whether changes that people make to a contact come back to i-Reserve.
             * @default false
             */
            contactSyncBack: boolean;
            /**
             * @description Which parts of a contact may come back.
             * @default [
             *       "name",
             *       "address",
             *       "email",
             *       "phone",
             *       "vatNumber",
             *       "chamberOfCommerce"
             *     ]
             */
            contactSyncBackFields: ("name" | "address" | "email" | "phone" | "vatNumber" | "chamberOfCommerce" | "iban")[];
        };
        MoneybirdIntegration: {
            /** @description The name of the integration. */
            id: string;
            /**
             * @description The accounting system; it tells which settings there are. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            provider: "moneybird";
            /**
             * @description How far it is: new ones take part in nothing, active ones send, and one in attention needs a person.
             * @enum {string}
             */
            state: "new" | "connected" | "active" | "inactive" | "attention";
            /** @description The books that it is connected to; null before that. */
            administration: components["schemas"]["Administration"] | null;
            /**
             * @description Where the accounting system is reached.
             * @enum {string}
             */
            host: "moneybird.com";
            /** @description The client id of the app; null until it is filled in. */
            clientId: string | null;
            /** @description The address to register with the app. */
            redirectUrl: string;
            details: components["schemas"]["MoneybirdDetails"];
            mappings: components["schemas"]["Mappings"];
            /** @description What a person has to look at; null for nothing. */
            attention: {
                /**
                 * @description What is wrong.
                 * @enum {string}
                 */
                cause: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
                /** @description It in words, in the language that was asked for. */
                message: string;
                /** @description It in words, in each language. */
                messages: {
                    /** @description In Dutch. */
                    nl: string;
                    /** @description In English. */
                    en: string;
                };
            } | null;
            /** @description What the books would refuse of the mappings; only in the answer to saving them. */
            misfits?: components["schemas"]["Misfit"][];
        };
        Authentication: {
            /** @description Where the accounting system is reached; one that the provider has. Its first when it is left out. */
            host?: string;
            /** @description The client id of the app. */
            clientId: string;
            /** @description The secret of the app. It never comes out again. */
            clientSecret: string;
        };
        CatalogueChange: {
            /** @description VAT rates that invoices use. */
            vatRates?: {
                /** @description The id of a VAT rate, as lines of invoices have it. */
                id: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
                /** @description Its percentage: decimal text, such as 9 or 21. */
                percentage: string;
            }[];
            /** @description Products and services that are on lines. */
            products?: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /** @description Ledger accounts that lines name. */
            ledgerAccounts?: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /** @description Ways to pay. */
            paymentMethods?: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /** @description Terms to pay in. */
            paymentTerms?: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /** @description Companies in whose name is invoiced. */
            sellers?: {
                /** @description Its id, as invoices have it. */
                id: string;
                /**
                 * @description Its name.
                 * @default null
                 */
                name: string | null;
            }[];
            /** @description Names of free fields that can hold ids of the books. */
            fields?: {
                /**
                 * @description Names of the free fields of an invoice.
                 * @default []
                 */
                invoice: string[];
                /**
                 * @description Names of the free fields of a customer.
                 * @default []
                 */
                customer: string[];
            };
        };
        CatalogueOfEvent: {
            /**
             * @description VAT rates that invoices use.
             * @default []
             */
            vatRates: {
                /** @description The id of a VAT rate, as lines of invoices have it. */
                id: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
                /** @description Its percentage: decimal text, such as 9 or 21. */
                percentage: string;
            }[];
            /**
             * @description Products and services that are on lines.
             * @default []
             */
            products: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /**
             * @description Ledger accounts that lines name.
             * @default []
             */
            ledgerAccounts: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /**
             * @description Ways to pay.
             * @default []
             */
            paymentMethods: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /**
             * @description Terms to pay in.
             * @default []
             */
            paymentTerms: {
                /** @description Its code, as invoices have it. */
                code: string;
                /**
                 * @description Its name for people.
                 * @default null
                 */
                description: string | null;
            }[];
            /**
             * @description Companies in whose name is invoiced.
             * @default []
             */
            sellers: {
                /** @description Its id, as invoices have it. */
                id: string;
                /**
                 * @description Its name.
                 * @default null
                 */
                name: string | null;
            }[];
            /**
             * @description Names of free fields that can hold ids of the books.
             * @default {
             *       "invoice": [],
             *       "customer": []
             *     }
             */
            fields: {
                /**
                 * @description Names of the free fields of an invoice.
                 * @default []
                 */
                invoice: string[];
                /**
                 * @description Names of the free fields of a customer.
                 * @default []
                 */
                customer: string[];
            };
        };
        ClosingPeriod: {
            /** @description A month, such as 2026-11. */
            month?: string;
            /** @description A quarter, such as 2026-Q4. */
            quarter?: string;
            /**
             * Format: date
             * @description The first day, together with the last one.
             */
            from?: string;
            /**
             * Format: date
             * @description The last day.
             */
            to?: string;
        };
        Connect: {
            /** @description The id of the administration; needed when there are several. */
            administration?: string;
            /**
             * @description Whether it is meant that invoices go to other books than before.
             * @default false
             */
            confirm: boolean;
        };
        Customer: {
            /** @description The id of the customer in i-Reserve. */
            id: string;
            /** @description The customer number, which the relation in the books has too. */
            number: string;
            /**
             * @description The name of a company; a private person has a contact person with a last name instead.
             * @default null
             */
            companyName: string | null;
            /**
             * @description Who is written to.
             * @default null
             */
            contactPerson: {
                /**
                 * @description First name.
                 * @default null
                 */
                firstName: string | null;
                /**
                 * @description What stands between first and last name.
                 * @default null
                 */
                middleName: string | null;
                /**
                 * @description Last name.
                 * @default null
                 */
                lastName: string | null;
                /**
                 * @description Where they are mailed.
                 * @default null
                 */
                email: string | null;
                /**
                 * @description Their telephone.
                 * @default null
                 */
                phone: string | null;
            } | null;
            /**
             * @description Where the invoice goes.
             * @default null
             */
            address: {
                /**
                 * @description Street and number.
                 * @default null
                 */
                street: string | null;
                /**
                 * @description A second line.
                 * @default null
                 */
                line2: string | null;
                /**
                 * @description Postal code.
                 * @default null
                 */
                postalCode: string | null;
                /**
                 * @description City.
                 * @default null
                 */
                city: string | null;
                /**
                 * @description State or province.
                 * @default null
                 */
                state: string | null;
                /**
                 * @description Country: a code of two letters (ISO 3166-1), or its name.
                 * @default null
                 */
                country: string | null;
            } | null;
            /**
             * @description Where invoices are mailed.
             * @default null
             */
            email: string | null;
            /**
             * @description The telephone.
             * @default null
             */
            phone: string | null;
            /**
             * @description Bank account.
             * @default null
             */
            iban: string | null;
            /**
             * @description Of the bank.
             * @default null
             */
            bic: string | null;
            /**
             * @description VAT number, with its country.
             * @default null
             */
            vatNumber: string | null;
            /**
             * @description Number at the chamber of commerce.
             * @default null
             */
            chamberOfCommerce: string | null;
            /**
             * @description The language that the customer reads, such as nl.
             * @default null
             */
            language: string | null;
            /**
             * @description Free fields of the customer in i-Reserve, by their name.
             * @default {}
             */
            fields: {
                [key: string]: string;
            } | null;
        };
        Events: ({
            /**
             * @description Who sends it.
             * @constant
             */
            source: "ireserve";
            /**
             * @description What happened.
             * @constant
             */
            "detail-type": "invoice.finalised";
            /** @description What it is about. */
            detail: {
                /** @description The id of the event, the same on every repeat. */
                id: string;
                /** @description Which of i-Reserve's customers it is of. */
                tenant: string;
                /**
                 * Format: date-time
                 * @description When it happened, with its zone.
                 */
                occurredAt: string;
                /**
                 * @description The only integration that it is for; left out for all of the tenant.
                 * @default null
                 */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /**
             * @description Who sends it.
             * @constant
             */
            source: "ireserve";
            /**
             * @description What happened.
             * @constant
             */
            "detail-type": "invoice.sent";
            /** @description What it is about. */
            detail: {
                /** @description The id of the event, the same on every repeat. */
                id: string;
                /** @description Which of i-Reserve's customers it is of. */
                tenant: string;
                /**
                 * Format: date-time
                 * @description When it happened, with its zone.
                 */
                occurredAt: string;
                /**
                 * @description The only integration that it is for; left out for all of the tenant.
                 * @default null
                 */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /**
             * @description Who sends it.
             * @constant
             */
            source: "ireserve";
            /**
             * @description What happened.
             * @constant
             */
            "detail-type": "invoice.sync-requested";
            /** @description What it is about. */
            detail: {
                /** @description The id of the event, the same on every repeat. */
                id: string;
                /** @description Which of i-Reserve's customers it is of. */
                tenant: string;
                /**
                 * Format: date-time
                 * @description When it happened, with its zone.
                 */
                occurredAt: string;
                /**
                 * @description The only integration that it is for; left out for all of the tenant.
                 * @default null
                 */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /**
             * @description Who sends it.
             * @constant
             */
            source: "ireserve";
            /**
             * @description What happened.
             * @constant
             */
            "detail-type": "customer.sync-requested";
            /** @description What it is about. */
            detail: {
                /** @description The id of the event, the same on every repeat. */
                id: string;
                /** @description Which of i-Reserve's customers it is of. */
                tenant: string;
                /**
                 * Format: date-time
                 * @description When it happened, with its zone.
                 */
                occurredAt: string;
                /**
                 * @description The only integration that it is for; left out for all of the tenant.
                 * @default null
                 */
                integration: string | null;
                customer: components["schemas"]["Customer"];
            };
        } | {
            /**
             * @description Who sends it.
             * @constant
             */
            source: "ireserve";
            /**
             * @description What happened.
             * @constant
             */
            "detail-type": "catalogue.changed";
            /** @description What it is about. */
            detail: {
                /** @description The id of the event, the same on every repeat. */
                id: string;
                /** @description Which of i-Reserve's customers it is of. */
                tenant: string;
                /**
                 * Format: date-time
                 * @description When it happened, with its zone.
                 */
                occurredAt: string;
                catalogue: components["schemas"]["CatalogueOfEvent"];
            };
        }) | ({
            /**
             * @description Who sends it.
             * @constant
             */
            source: "ireserve";
            /**
             * @description What happened.
             * @constant
             */
            "detail-type": "invoice.finalised";
            /** @description What it is about. */
            detail: {
                /** @description The id of the event, the same on every repeat. */
                id: string;
                /** @description Which of i-Reserve's customers it is of. */
                tenant: string;
                /**
                 * Format: date-time
                 * @description When it happened, with its zone.
                 */
                occurredAt: string;
                /**
                 * @description The only integration that it is for; left out for all of the tenant.
                 * @default null
                 */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /**
             * @description Who sends it.
             * @constant
             */
            source: "ireserve";
            /**
             * @description What happened.
             * @constant
             */
            "detail-type": "invoice.sent";
            /** @description What it is about. */
            detail: {
                /** @description The id of the event, the same on every repeat. */
                id: string;
                /** @description Which of i-Reserve's customers it is of. */
                tenant: string;
                /**
                 * Format: date-time
                 * @description When it happened, with its zone.
                 */
                occurredAt: string;
                /**
                 * @description The only integration that it is for; left out for all of the tenant.
                 * @default null
                 */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /**
             * @description Who sends it.
             * @constant
             */
            source: "ireserve";
            /**
             * @description What happened.
             * @constant
             */
            "detail-type": "invoice.sync-requested";
            /** @description What it is about. */
            detail: {
                /** @description The id of the event, the same on every repeat. */
                id: string;
                /** @description Which of i-Reserve's customers it is of. */
                tenant: string;
                /**
                 * Format: date-time
                 * @description When it happened, with its zone.
                 */
                occurredAt: string;
                /**
                 * @description The only integration that it is for; left out for all of the tenant.
                 * @default null
                 */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /**
             * @description Who sends it.
             * @constant
             */
            source: "ireserve";
            /**
             * @description What happened.
             * @constant
             */
            "detail-type": "customer.sync-requested";
            /** @description What it is about. */
            detail: {
                /** @description The id of the event, the same on every repeat. */
                id: string;
                /** @description Which of i-Reserve's customers it is of. */
                tenant: string;
                /**
                 * Format: date-time
                 * @description When it happened, with its zone.
                 */
                occurredAt: string;
                /**
                 * @description The only integration that it is for; left out for all of the tenant.
                 * @default null
                 */
                integration: string | null;
                customer: components["schemas"]["Customer"];
            };
        } | {
            /**
             * @description Who sends it.
             * @constant
             */
            source: "ireserve";
            /**
             * @description What happened.
             * @constant
             */
            "detail-type": "catalogue.changed";
            /** @description What it is about. */
            detail: {
                /** @description The id of the event, the same on every repeat. */
                id: string;
                /** @description Which of i-Reserve's customers it is of. */
                tenant: string;
                /**
                 * Format: date-time
                 * @description When it happened, with its zone.
                 */
                occurredAt: string;
                catalogue: components["schemas"]["CatalogueOfEvent"];
            };
        })[];
        Invoice: {
            /** @description The id of the invoice in i-Reserve. */
            id: string;
            /** @description Its number, which the books have too. */
            number: string;
            /**
             * @description An invoice, or a credit for one.
             * @enum {string}
             */
            kind: "invoice" | "credit";
            /**
             * @description The id of the invoice that a credit is for.
             * @default null
             */
            creditFor: string | null;
            /**
             * Format: date
             * @description The day of the invoice, in Europe/Amsterdam.
             */
            date: string;
            /**
             * @description The last day to pay.
             * @default null
             */
            dueDate: string | null;
            /** @description Three letters (ISO 4217), such as EUR. */
            currency: string;
            /**
             * @description A reference that the books show, such as one of the customer.
             * @default null
             */
            reference: string | null;
            /**
             * @description What stands above the lines.
             * @default null
             */
            description: string | null;
            /**
             * @description The number of the booking.
             * @default null
             */
            booking: string | null;
            /**
             * @description How it is paid: an id of the catalogue.
             * @default null
             */
            paymentMethod: string | null;
            /**
             * @description The term to pay in: an id of the catalogue.
             * @default null
             */
            paymentTerm: string | null;
            /**
             * @description In whose name it is issued.
             * @default null
             */
            seller: {
                /**
                 * @description Its id, which the setting sellers names.
                 * @default null
                 */
                id: string | null;
                /**
                 * @description Its name.
                 * @default null
                 */
                name: string | null;
                /**
                 * @description Its VAT number.
                 * @default null
                 */
                vatNumber: string | null;
            } | null;
            /** @description What is charged, 1 to 500 lines. */
            lines: components["schemas"]["InvoiceLine"][];
            /** @description What it comes to; the books must agree to the cent. */
            totals: {
                /** @description Without VAT: decimal text. */
                exclVat: string;
                /** @description The VAT. */
                vat: string;
                /** @description With VAT. */
                inclVat: string;
                /**
                 * @description What each VAT rate adds up to.
                 * @default null
                 */
                perRate: {
                    /** @description The id of the VAT rate. */
                    vatRate: string;
                    /** @description Its percentage: decimal text. */
                    percentage: string;
                    /** @description What is charged without VAT. */
                    exclVat: string;
                    /** @description The VAT of it. */
                    vat: string;
                }[] | null;
            };
            /**
             * @description Free fields of the invoice in i-Reserve, by their name.
             * @default {}
             */
            fields: {
                [key: string]: string;
            } | null;
        };
        InvoiceLine: {
            /** @description What is charged. */
            description: string;
            /** @description How many: decimal text; negative on a credit. */
            quantity: string;
            /**
             * @description The price of one without VAT.
             * @default null
             */
            unitPriceExclVat: string | null;
            /**
             * @description The price of one with VAT.
             * @default null
             */
            unitPriceInclVat: string | null;
            /** @description The id of the VAT rate. */
            vatRate: string;
            /** @description Its percentage on this line. */
            vatPercentage: string;
            /**
             * @description What the line adds up to. A line has a price or this.
             * @default null
             */
            totals: {
                /** @description Without VAT: decimal text. */
                exclVat: string;
                /** @description The VAT. */
                vat: string;
                /** @description With VAT. */
                inclVat: string;
            } | null;
            /**
             * @description The code of the product.
             * @default null
             */
            product: string | null;
            /**
             * @description The ledger account of the revenue.
             * @default null
             */
            ledgerAccount: string | null;
            /**
             * @description From when to when, as a stay.
             * @default null
             */
            period: {
                /**
                 * @description From when.
                 * @default null
                 */
                start: string | null;
                /**
                 * @description Until when.
                 * @default null
                 */
                end: string | null;
            } | null;
        };
        LaunchLinkRequest: {
            /**
             * @description What the person may do: everything, or look on with customers masked. An administrator when it is left out.
             * @enum {string}
             */
            role?: "administrator" | "support";
            /** @description The name that the change log has for them. */
            actor?: string;
            /** @description The page that it opens. */
            page?: string;
            /** @description The id of an invoice, whose page it opens. */
            invoice?: string;
            /**
             * @description The language of the console.
             * @enum {string}
             */
            language?: "nl" | "en";
            /** @description Where the console leads back to: an address on a host that the stage allows. */
            returnTo?: string;
        };
        MakeIntegration: {
            /**
             * @description The accounting system.
             * @enum {string}
             */
            provider: "exact" | "moneybird";
        };
        MappingChanges: {
            /** @description Codes of VAT in the books, by the id of a VAT rate in i-Reserve; null takes a key away. */
            vat?: {
                [key: string]: string | null;
            };
            /** @description Articles of the books, by the code of a product, or by `ledger:` and a ledger account; null takes a key away. */
            articles?: {
                [key: string]: string | null;
            };
            /** @description Payment conditions of the books, by `method:M`, `term:T` or `method:M+term:T`; null takes a key away. */
            paymentConditions?: {
                [key: string]: string | null;
            };
            /** @description Ledger accounts of the books, by a ledger account in i-Reserve; null takes a key away. */
            ledgerAccounts?: {
                [key: string]: string | null;
            };
        };
        PreviewRequest: {
            invoice: components["schemas"]["Invoice"];
            customer: components["schemas"]["Customer"];
        };
        Rehearse: {
            /**
             * Format: date
             * @description The first day of the invoices.
             */
            from: string;
            /**
             * Format: date
             * @description The last day.
             */
            to: string;
            /** @description The cursor of the page before. */
            cursor?: string | null;
        };
        Retry: {
            /**
             * @description Only those that stopped for this cause.
             * @enum {string}
             */
            cause?: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
            /**
             * @description What is parked, or what was skipped while the integration was off. Parked when it is left out.
             * @enum {string}
             */
            status?: "parked" | "skipped";
            /** @description Ids of invoices and customers in i-Reserve. */
            ids?: string[];
            /**
             * Format: date
             * @description Invoices of this day or later.
             */
            from?: string;
            /**
             * Format: date
             * @description Invoices of this day or before.
             */
            to?: string;
        };
        ExactDetailsChange: {
            /** @description The field of an invoice in i-Reserve that holds the id of its document in the books. No two integrations of a tenant share one. */
            invoiceField?: string;
            /** @description The field of a customer in i-Reserve that holds the id of its relation in the books. No two integrations of a tenant share one. */
            customerField?: string;
            /** @description What stands before a customer number in the books. With the length it takes at most 18 characters. */
            customerNumberPrefix?: string;
            /** @description To how many digits a customer number is padded with zeros, the prefix not counted; 0 leaves it as it is. A number is never cut. */
            customerNumberLength?: number;
            /** @description Whether a relation in the books follows each change of the customer; when false it is made once, and updated only when a person asks. */
            autoUpdateRelation?: boolean;
            /** @description Whether the period of a line is written with the line. */
            dateRangeOnLines?: boolean;
            /** @description Whether a document is made final; when false it stays a draft. */
            finaliseInvoice?: boolean;
            /** @description Whether the books mail a final invoice to the customer. Without effect unless finaliseInvoice is on. */
            sendEmail?: boolean;
            /**
             * @description What happens when the books would compute other totals than i-Reserve: park the invoice, or add a line with the difference.
             * @enum {string}
             */
            rounding?: "park" | "add";
            /** @description The largest difference that a line may make up for: decimal text, at most 1. */
            roundingLimit?: string;
            /** @description Ids of the sellers whose invoices go to these books; empty for all. */
            sellers?: string[];
            /** @description Invoices of before this day are skipped; null for none. */
            startDate?: string | null;
            /** @description Which other events send an invoice to the books. */
            triggers?: {
                /** @description Whether invoice.sent does. */
                invoiceSent?: boolean;
            };
            /** @description The field of a customer in i-Reserve that holds the id of its contact in the books; null for none. Another one than customerField. */
            contactField?: string | null;
            /** @description Whether prices are sent without VAT. */
            vatExclusive?: boolean;
            /** @description The code of the sales journal; null until one is chosen. */
            journal?: string | null;
            /** @description The code of the item for lines whose product has none; null for none. */
            defaultArticle?: string | null;
            /**
             * @description How a credit invoice is sent: with positive quantities, or with negative ones as i-Reserve has them.
             * @enum {string}
             */
            creditSign?: "positive" | "negative";
            /** @description The code of the item for a rounding line; null for none. */
            roundingArticle?: string | null;
        };
        MoneybirdDetailsChange: {
            /** @description The field of an invoice in i-Reserve that holds the id of its document in the books. No two integrations of a tenant share one. */
            invoiceField?: string;
            /** @description The field of a customer in i-Reserve that holds the id of its relation in the books. No two integrations of a tenant share one. */
            customerField?: string;
            /** @description What stands before a customer number in the books. With the length it takes at most 18 characters. */
            customerNumberPrefix?: string;
            /** @description To how many digits a customer number is padded with zeros, the prefix not counted; 0 leaves it as it is. A number is never cut. */
            customerNumberLength?: number;
            /** @description Whether a relation in the books follows each change of the customer; when false it is made once, and updated only when a person asks. */
            autoUpdateRelation?: boolean;
            /** @description Whether the period of a line is written with the line. */
            dateRangeOnLines?: boolean;
            /** @description Whether a document is made final; when false it stays a draft. */
            finaliseInvoice?: boolean;
            /** @description Whether the books mail a final invoice to the customer. Without effect unless finaliseInvoice is on. */
            sendEmail?: boolean;
            /**
             * @description What happens when the books would compute other totals than i-Reserve: park the invoice, or add a line with the difference.
             * @enum {string}
             */
            rounding?: "park" | "add";
            /** @description The largest difference that a line may make up for: decimal text, at most 1. */
            roundingLimit?: string;
            /** @description Ids of the sellers whose invoices go to these books; empty for all. */
            sellers?: string[];
            /** @description Invoices of before this day are skipped; null for none. */
            startDate?: string | null;
            /** @description Which other events send an invoice to the books. */
            triggers?: {
                /** @description Whether invoice.sent does. */
                invoiceSent?: boolean;
            };
            /** @description Whether prices are sent without VAT, where the invoice leaves the choice. */
            vatExclusive?: boolean;
            /** @description Whether an invoice becomes an external sales invoice; when false a regular one. Null until it is chosen. */
            externalInvoice?: boolean | null;
            /** @description The id of the workflow; null names none. */
            workflow?: string | null;
            /** @description Whether changes that people make to a contact come back to i-Reserve. */
            contactSyncBack?: boolean;
            /** @description Which parts of a contact may come back. */
            contactSyncBackFields?: ("name" | "address" | "email" | "phone" | "vatNumber" | "chamberOfCommerce" | "iban")[];
        };
        Integration: components["schemas"]["ExactIntegration"] | components["schemas"]["MoneybirdIntegration"];
        DetailsChange: components["schemas"]["ExactDetailsChange"] | components["schemas"]["MoneybirdDetailsChange"];
    };
    responses: {
        /** @description There is no good token. The gateway says so, not with a problem document. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Unauthorized"
                 *     }
                 */
                "application/json": {
                    /** @description Why. */
                    message: string;
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "source": "ireserve",
                 *       "detail-type": "invoice.finalised",
                 *       "detail": {
                 *         "id": "0e6f0a0e-6c0a-4c3e-9d3e-1f0f6a4b7a11",
                 *         "tenant": "camping-de-eik",
                 *         "occurredAt": "2026-11-20T09:00:00Z",
                 *         "integration": null,
                 *         "invoice": {
                 *           "id": "84311",
                 *           "number": "2026-0042",
                 *           "kind": "invoice",
                 *           "creditFor": null,
                 *           "date": "2026-11-20",
                 *           "dueDate": "2026-12-04",
                 *           "currency": "EUR",
                 *           "reference": "PO 4711",
                 *           "description": "Booking 55012",
                 *           "booking": "55012",
                 *           "paymentMethod": "ideal",
                 *           "paymentTerm": "14",
                 *           "seller": {
                 *             "id": "1",
                 *             "name": "Camping De Eik B.V.",
                 *             "vatNumber": "NL001234567B01"
                 *           },
                 *           "lines": [
                 *             {
                 *               "description": "Camping pitch, 7 nights",
                 *               "quantity": "7",
                 *               "unitPriceExclVat": "27.5229",
                 *               "unitPriceInclVat": "30",
                 *               "vatRate": "btw-laag",
                 *               "vatPercentage": "9",
                 *               "totals": {
                 *                 "exclVat": "192.66",
                 *                 "vat": "17.34",
                 *                 "inclVat": "210.00"
                 *               },
                 *               "product": "PITCH-A",
                 *               "ledgerAccount": "8000",
                 *               "period": null
                 *             }
                 *           ],
                 *           "totals": {
                 *             "exclVat": "192.66",
                 *             "vat": "17.34",
                 *             "inclVat": "210.00",
                 *             "perRate": [
                 *               {
                 *                 "vatRate": "btw-laag",
                 *                 "percentage": "9",
                 *                 "exclVat": "192.66",
                 *                 "vat": "17.34"
                 *               }
                 *             ]
                 *           },
                 *           "fields": {}
                 *         },
                 *         "customer": {
                 *           "id": "7012",
                 *           "number": "7012",
                 *           "companyName": "Familie Jansen B.V.",
                 *           "contactPerson": {
                 *             "firstName": "Anna",
                 *             "middleName": "de",
                 *             "lastName": "Jansen",
                 *             "email": "anna@jansen.example",
                 *             "phone": "+31612345678"
                 *           },
                 *           "address": {
                 *             "street": "Dorpsstraat 1",
                 *             "line2": null,
                 *             "postalCode": "1234 AB",
                 *             "city": "Utrecht",
                 *             "state": null,
                 *             "country": "NL"
                 *           },
                 *           "email": "administratie@jansen.example",
                 *           "phone": "+31301234567",
                 *           "iban": "NL91ABNA0417164300",
                 *           "bic": null,
                 *           "vatNumber": "NL001234567B01",
                 *           "chamberOfCommerce": "12345678",
                 *           "language": "nl",
                 *           "fields": {}
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Events"];
            };
        };
        responses: {
            /** @description Takes events in: one envelope, or up to 100 in a list. All of them, or none: a 400 names everything that is wrong with any. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. `events-not-taken`: Not all events were taken. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCauses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every cause and every warning, in words. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "code": "vat-unmapped",
                     *         "remedy": "correct",
                     *         "message": {
                     *           "nl": "Een btw-tarief op deze factuur is nog niet gekoppeld (“no vat code”). Kies er op het tabblad Btw en artikelen een btw-code voor; wat daarop wacht, wordt daarna vanzelf verstuurd.",
                     *           "en": "A VAT rate on this invoice has no vat code in the books. Choose one on the Mapping tab; what waits for it is sent by itself afterwards."
                     *         }
                     *       },
                     *       {
                     *         "code": "vat-percentage-mismatch",
                     *         "remedy": "correct",
                     *         "message": {
                     *           "nl": "Het percentage van een btw-tarief is niet dat van de gekoppelde btw-code. Kies op het tabblad Btw en artikelen een btw-code met hetzelfde percentage.",
                     *           "en": "The percentage of a VAT rate is not that of the VAT code it maps to. Choose a VAT code with the same percentage on the Mapping tab."
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Causes"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getIntegrations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lists the tenant's integrations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "exact",
                     *         "provider": "exact",
                     *         "state": "active",
                     *         "administration": {
                     *           "id": "102030",
                     *           "name": "Camping De Eik B.V.",
                     *           "number": "1",
                     *           "vatNumber": "NL001234567B01"
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Integrations"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getIntegrationsId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Shows everything of an integration but its secret and its tokens. */
            200: {
                headers: {
                    /** @description Its edition, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "exact",
                     *       "provider": "exact",
                     *       "state": "active",
                     *       "host": "start.exactonline.nl",
                     *       "clientId": "11111111-2222-4333-a444-555555555555",
                     *       "redirectUrl": "https://books.example/oauth/callback",
                     *       "administration": {
                     *         "id": "102030",
                     *         "name": "Camping De Eik B.V.",
                     *         "number": "1",
                     *         "vatNumber": "NL001234567B01"
                     *       },
                     *       "details": {
                     *         "invoiceField": "external_id",
                     *         "customerField": "external_id",
                     *         "customerNumberPrefix": "",
                     *         "customerNumberLength": 0,
                     *         "autoUpdateRelation": true,
                     *         "dateRangeOnLines": true,
                     *         "finaliseInvoice": false,
                     *         "sendEmail": false,
                     *         "rounding": "park",
                     *         "roundingLimit": "0.05",
                     *         "sellers": [],
                     *         "startDate": null,
                     *         "triggers": {
                     *           "invoiceSent": false
                     *         },
                     *         "contactField": "external_contact",
                     *         "vatExclusive": true,
                     *         "journal": null,
                     *         "defaultArticle": null,
                     *         "creditSign": "positive",
                     *         "roundingArticle": null
                     *       },
                     *       "mappings": {
                     *         "vat": {
                     *           "btw-hoog": "4",
                     *           "geen-btw": "N",
                     *           "btw-laag": "3",
                     *           "btw-nul": "0",
                     *           "logies-hoog": "4"
                     *         },
                     *         "articles": {
                     *           "ledger:1670": "STANDAARD",
                     *           "ledger:8020": "BREAKFAST",
                     *           "JUICE": "STANDAARD",
                     *           "KWH": "STANDAARD",
                     *           "ledger:8060": "RENTAL",
                     *           "ledger:8090": "STANDAARD",
                     *           "ledger:8000": "PITCH",
                     *           "ledger:1650": "TOURIST-TAX",
                     *           "ledger:8040": "RENTAL",
                     *           "ledger:8030": "STANDAARD",
                     *           "ledger:8010": "STAY",
                     *           "ledger:1660": "DEPOSIT",
                     *           "ledger:8045": "RENTAL",
                     *           "ledger:8050": "VENUE"
                     *         },
                     *         "paymentConditions": {
                     *           "method:card": "00",
                     *           "term:30": "30",
                     *           "method:ideal+term:14": "14",
                     *           "term:14": "14",
                     *           "method:ideal": "PS"
                     *         },
                     *         "ledgerAccounts": {}
                     *       },
                     *       "attention": null
                     *     }
                     */
                    "application/json": components["schemas"]["Integration"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putIntegrationsId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "provider": "exact"
                 *     }
                 */
                "application/json": components["schemas"]["MakeIntegration"];
            };
        };
        responses: {
            /** @description Makes an integration (201), or shows the one of this name and provider (200). */
            200: {
                headers: {
                    /** @description Its edition, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "exact",
                     *       "provider": "exact",
                     *       "state": "active",
                     *       "host": "start.exactonline.nl",
                     *       "clientId": "11111111-2222-4333-a444-555555555555",
                     *       "redirectUrl": "https://books.example/oauth/callback",
                     *       "administration": {
                     *         "id": "102030",
                     *         "name": "Camping De Eik B.V.",
                     *         "number": "1",
                     *         "vatNumber": "NL001234567B01"
                     *       },
                     *       "details": {
                     *         "invoiceField": "external_id",
                     *         "customerField": "external_id",
                     *         "customerNumberPrefix": "",
                     *         "customerNumberLength": 0,
                     *         "autoUpdateRelation": true,
                     *         "dateRangeOnLines": true,
                     *         "finaliseInvoice": false,
                     *         "sendEmail": false,
                     *         "rounding": "park",
                     *         "roundingLimit": "0.05",
                     *         "sellers": [],
                     *         "startDate": null,
                     *         "triggers": {
                     *           "invoiceSent": false
                     *         },
                     *         "contactField": "external_contact",
                     *         "vatExclusive": true,
                     *         "journal": null,
                     *         "defaultArticle": null,
                     *         "creditSign": "positive",
                     *         "roundingArticle": null
                     *       },
                     *       "mappings": {
                     *         "vat": {
                     *           "btw-laag": "3",
                     *           "logies-hoog": "4",
                     *           "btw-nul": "0",
                     *           "btw-hoog": "4",
                     *           "geen-btw": "N"
                     *         },
                     *         "articles": {
                     *           "ledger:1650": "TOURIST-TAX",
                     *           "ledger:8040": "RENTAL",
                     *           "ledger:8060": "RENTAL",
                     *           "ledger:1670": "STANDAARD",
                     *           "ledger:8090": "STANDAARD",
                     *           "ledger:8010": "STAY",
                     *           "ledger:8000": "PITCH",
                     *           "ledger:1660": "DEPOSIT",
                     *           "KWH": "STANDAARD",
                     *           "ledger:8020": "BREAKFAST",
                     *           "ledger:8030": "STANDAARD",
                     *           "ledger:8050": "VENUE",
                     *           "ledger:8045": "RENTAL",
                     *           "JUICE": "STANDAARD"
                     *         },
                     *         "paymentConditions": {
                     *           "method:card": "00",
                     *           "method:ideal+term:14": "14",
                     *           "method:ideal": "PS",
                     *           "term:14": "14",
                     *           "term:30": "30"
                     *         },
                     *         "ledgerAccounts": {}
                     *       },
                     *       "attention": null
                     *     }
                     */
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description It was made. */
            201: {
                headers: {
                    /** @description Its edition, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "exact",
                     *       "provider": "exact",
                     *       "state": "active",
                     *       "host": "start.exactonline.nl",
                     *       "clientId": "11111111-2222-4333-a444-555555555555",
                     *       "redirectUrl": "https://books.example/oauth/callback",
                     *       "administration": {
                     *         "id": "102030",
                     *         "name": "Camping De Eik B.V.",
                     *         "number": "1",
                     *         "vatNumber": "NL001234567B01"
                     *       },
                     *       "details": {
                     *         "invoiceField": "external_id",
                     *         "customerField": "external_id",
                     *         "customerNumberPrefix": "",
                     *         "customerNumberLength": 0,
                     *         "autoUpdateRelation": true,
                     *         "dateRangeOnLines": true,
                     *         "finaliseInvoice": false,
                     *         "sendEmail": false,
                     *         "rounding": "park",
                     *         "roundingLimit": "0.05",
                     *         "sellers": [],
                     *         "startDate": null,
                     *         "triggers": {
                     *           "invoiceSent": false
                     *         },
                     *         "contactField": "external_contact",
                     *         "vatExclusive": true,
                     *         "journal": null,
                     *         "defaultArticle": null,
                     *         "creditSign": "positive",
                     *         "roundingArticle": null
                     *       },
                     *       "mappings": {
                     *         "vat": {
                     *           "btw-laag": "3",
                     *           "logies-hoog": "4",
                     *           "btw-nul": "0",
                     *           "btw-hoog": "4",
                     *           "geen-btw": "N"
                     *         },
                     *         "articles": {
                     *           "ledger:1650": "TOURIST-TAX",
                     *           "ledger:8040": "RENTAL",
                     *           "ledger:8060": "RENTAL",
                     *           "ledger:1670": "STANDAARD",
                     *           "ledger:8090": "STANDAARD",
                     *           "ledger:8010": "STAY",
                     *           "ledger:8000": "PITCH",
                     *           "ledger:1660": "DEPOSIT",
                     *           "KWH": "STANDAARD",
                     *           "ledger:8020": "BREAKFAST",
                     *           "ledger:8030": "STANDAARD",
                     *           "ledger:8050": "VENUE",
                     *           "ledger:8045": "RENTAL",
                     *           "JUICE": "STANDAARD"
                     *         },
                     *         "paymentConditions": {
                     *           "method:card": "00",
                     *           "method:ideal+term:14": "14",
                     *           "method:ideal": "PS",
                     *           "term:14": "14",
                     *           "term:30": "30"
                     *         },
                     *         "ledgerAccounts": {}
                     *       },
                     *       "attention": null
                     *     }
                     */
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. `invalid-id`: The id in the path does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider-differs`: The integration is of another provider. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteIntegrationsId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read: the request is refused (412) if it changed since. */
                "If-Match"?: string;
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disconnects: tokens and secret are removed, the ledger is kept. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed-meanwhile`: Somebody else saved at the same moment. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed-since`: It was changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putIntegrationsIdAuthentication: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read: the request is refused (412) if it changed since. */
                "If-Match"?: string;
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "host": "start.exactonline.nl",
                 *       "clientId": "11111111-2222-4333-a444-555555555555",
                 *       "clientSecret": "a-secret-of-the-app"
                 *     }
                 */
                "application/json": components["schemas"]["Authentication"];
            };
        };
        responses: {
            /** @description Fills in the app. The secret never comes out again. */
            200: {
                headers: {
                    /** @description Its edition, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "exact",
                     *       "provider": "exact",
                     *       "state": "inactive",
                     *       "host": "start.exactonline.nl",
                     *       "clientId": "11111111-2222-4333-a444-555555555555",
                     *       "redirectUrl": "https://books.example/oauth/callback",
                     *       "administration": {
                     *         "id": "102030",
                     *         "name": "Camping De Eik B.V.",
                     *         "number": "1",
                     *         "vatNumber": "NL001234567B01"
                     *       },
                     *       "details": {
                     *         "invoiceField": "external_id",
                     *         "customerField": "external_id",
                     *         "customerNumberPrefix": "",
                     *         "customerNumberLength": 0,
                     *         "autoUpdateRelation": true,
                     *         "dateRangeOnLines": true,
                     *         "finaliseInvoice": true,
                     *         "sendEmail": false,
                     *         "rounding": "park",
                     *         "roundingLimit": "0.05",
                     *         "sellers": [],
                     *         "startDate": null,
                     *         "triggers": {
                     *           "invoiceSent": false
                     *         },
                     *         "contactField": "external_contact",
                     *         "vatExclusive": true,
                     *         "journal": null,
                     *         "defaultArticle": null,
                     *         "creditSign": "positive",
                     *         "roundingArticle": null
                     *       },
                     *       "mappings": {
                     *         "vat": {
                     *           "btw-laag": "3",
                     *           "logies-hoog": "4",
                     *           "btw-nul": "0",
                     *           "geen-btw": "N",
                     *           "btw-hoog": "4"
                     *         },
                     *         "articles": {
                     *           "ledger:1660": "DEPOSIT",
                     *           "ledger:8000": "PITCH",
                     *           "ledger:8010": "STAY",
                     *           "ledger:8030": "STANDAARD",
                     *           "ledger:8040": "RENTAL",
                     *           "KWH": "STANDAARD",
                     *           "ledger:8060": "RENTAL",
                     *           "ledger:1670": "STANDAARD",
                     *           "ledger:1650": "TOURIST-TAX",
                     *           "ledger:8020": "BREAKFAST",
                     *           "ledger:8045": "RENTAL",
                     *           "ledger:8090": "STANDAARD",
                     *           "JUICE": "STANDAARD",
                     *           "ledger:8050": "VENUE"
                     *         },
                     *         "paymentConditions": {
                     *           "term:14": "14",
                     *           "term:30": "30",
                     *           "method:ideal": "PS",
                     *           "method:card": "00",
                     *           "method:ideal+term:14": "14"
                     *         },
                     *         "ledgerAccounts": {}
                     *       },
                     *       "attention": null
                     *     }
                     */
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed-meanwhile`: Somebody else saved at the same moment. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed-since`: It was changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postIntegrationsIdConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Step 1: where the administrator gives consent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authorizeUrl": "https://start.exactonline.nl/api/oauth2/auth?force_login=1&client_id=11111111-2222-4333-a444-555555555555&redirect_uri=https%3A%2F%2Fbooks.example%2Foauth%2Fcallback&response_type=code&state=a-text-made-once"
                     *     }
                     */
                    "application/json": components["schemas"]["Consent"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-authenticated`: The app is not filled in yet. `changed-meanwhile`: Somebody else saved at the same moment. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postIntegrationsIdConnect: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["Connect"];
            };
        };
        responses: {
            /** @description Step 2: fetches the administrations, and pins the only one or the one that is named. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "administrations": [
                     *         {
                     *           "id": "102030",
                     *           "name": "Camping De Eik B.V.",
                     *           "number": "1",
                     *           "vatNumber": "NL001234567B01"
                     *         }
                     *       ],
                     *       "administration": {
                     *         "id": "102030",
                     *         "name": "Camping De Eik B.V.",
                     *         "number": "1",
                     *         "vatNumber": "NL001234567B01"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Connected"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-connected`: There is no connection yet. `administration-pinned`: Another administration is connected. `administration-taken`: Another integration books there already. `changed-meanwhile`: Somebody else saved at the same moment. `books-refused`: The books refuse this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. `books-unavailable`: The books do not answer now. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putIntegrationsIdDetails: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read: the request is refused (412) if it changed since. */
                "If-Match"?: string;
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "finaliseInvoice": true
                 *     }
                 */
                "application/json": components["schemas"]["DetailsChange"];
            };
        };
        responses: {
            /** @description Changes the settings that are named. */
            200: {
                headers: {
                    /** @description Its edition, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "exact",
                     *       "provider": "exact",
                     *       "state": "active",
                     *       "host": "start.exactonline.nl",
                     *       "clientId": "11111111-2222-4333-a444-555555555555",
                     *       "redirectUrl": "https://books.example/oauth/callback",
                     *       "administration": {
                     *         "id": "102030",
                     *         "name": "Camping De Eik B.V.",
                     *         "number": "1",
                     *         "vatNumber": "NL001234567B01"
                     *       },
                     *       "details": {
                     *         "invoiceField": "external_id",
                     *         "customerField": "external_id",
                     *         "customerNumberPrefix": "",
                     *         "customerNumberLength": 0,
                     *         "autoUpdateRelation": true,
                     *         "dateRangeOnLines": true,
                     *         "finaliseInvoice": true,
                     *         "sendEmail": false,
                     *         "rounding": "park",
                     *         "roundingLimit": "0.05",
                     *         "sellers": [],
                     *         "startDate": null,
                     *         "triggers": {
                     *           "invoiceSent": false
                     *         },
                     *         "contactField": "external_contact",
                     *         "vatExclusive": true,
                     *         "journal": null,
                     *         "defaultArticle": null,
                     *         "creditSign": "positive",
                     *         "roundingArticle": null
                     *       },
                     *       "mappings": {
                     *         "vat": {
                     *           "geen-btw": "N",
                     *           "btw-laag": "3",
                     *           "btw-nul": "0",
                     *           "logies-hoog": "4",
                     *           "btw-hoog": "4"
                     *         },
                     *         "articles": {
                     *           "ledger:8045": "RENTAL",
                     *           "ledger:8040": "RENTAL",
                     *           "ledger:8000": "PITCH",
                     *           "ledger:1660": "DEPOSIT",
                     *           "ledger:1670": "STANDAARD",
                     *           "ledger:8020": "BREAKFAST",
                     *           "ledger:8010": "STAY",
                     *           "ledger:8030": "STANDAARD",
                     *           "ledger:8050": "VENUE",
                     *           "ledger:8060": "RENTAL",
                     *           "ledger:8090": "STANDAARD",
                     *           "KWH": "STANDAARD",
                     *           "ledger:1650": "TOURIST-TAX",
                     *           "JUICE": "STANDAARD"
                     *         },
                     *         "paymentConditions": {
                     *           "term:30": "30",
                     *           "method:ideal": "PS",
                     *           "method:ideal+term:14": "14",
                     *           "term:14": "14",
                     *           "method:card": "00"
                     *         },
                     *         "ledgerAccounts": {}
                     *       },
                     *       "attention": null
                     *     }
                     */
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `field-taken`: The field is in use by another integration. `changed-meanwhile`: Somebody else saved at the same moment. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed-since`: It was changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putIntegrationsIdMappings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read: the request is refused (412) if it changed since. */
                "If-Match"?: string;
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "vat": {
                 *         "btw-laag": "3",
                 *         "btw-hoog": "4"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["MappingChanges"];
            };
        };
        responses: {
            /** @description Changes the mappings that are named; null takes one away. `misfits` says what the books would refuse. */
            200: {
                headers: {
                    /** @description Its edition, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "exact",
                     *       "provider": "exact",
                     *       "state": "active",
                     *       "host": "start.exactonline.nl",
                     *       "clientId": "11111111-2222-4333-a444-555555555555",
                     *       "redirectUrl": "https://books.example/oauth/callback",
                     *       "administration": {
                     *         "id": "102030",
                     *         "name": "Camping De Eik B.V.",
                     *         "number": "1",
                     *         "vatNumber": "NL001234567B01"
                     *       },
                     *       "details": {
                     *         "invoiceField": "external_id",
                     *         "customerField": "external_id",
                     *         "customerNumberPrefix": "",
                     *         "customerNumberLength": 0,
                     *         "autoUpdateRelation": true,
                     *         "dateRangeOnLines": true,
                     *         "finaliseInvoice": true,
                     *         "sendEmail": false,
                     *         "rounding": "park",
                     *         "roundingLimit": "0.05",
                     *         "sellers": [],
                     *         "startDate": null,
                     *         "triggers": {
                     *           "invoiceSent": false
                     *         },
                     *         "contactField": "external_contact",
                     *         "vatExclusive": true,
                     *         "journal": null,
                     *         "defaultArticle": null,
                     *         "creditSign": "positive",
                     *         "roundingArticle": null
                     *       },
                     *       "mappings": {
                     *         "vat": {
                     *           "btw-laag": "3",
                     *           "geen-btw": "N",
                     *           "logies-hoog": "4",
                     *           "btw-hoog": "4",
                     *           "btw-nul": "0"
                     *         },
                     *         "articles": {
                     *           "KWH": "STANDAARD",
                     *           "ledger:8060": "RENTAL",
                     *           "JUICE": "STANDAARD",
                     *           "ledger:8000": "PITCH",
                     *           "ledger:8045": "RENTAL",
                     *           "ledger:8020": "BREAKFAST",
                     *           "ledger:8010": "STAY",
                     *           "ledger:8030": "STANDAARD",
                     *           "ledger:8050": "VENUE",
                     *           "ledger:1660": "DEPOSIT",
                     *           "ledger:8040": "RENTAL",
                     *           "ledger:8090": "STANDAARD",
                     *           "ledger:1650": "TOURIST-TAX",
                     *           "ledger:1670": "STANDAARD"
                     *         },
                     *         "paymentConditions": {
                     *           "method:ideal": "PS",
                     *           "method:ideal+term:14": "14",
                     *           "method:card": "00",
                     *           "term:14": "14",
                     *           "term:30": "30"
                     *         },
                     *         "ledgerAccounts": {}
                     *       },
                     *       "attention": null,
                     *       "misfits": []
                     *     }
                     */
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed-meanwhile`: Somebody else saved at the same moment. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed-since`: It was changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postIntegrationsIdActivate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Turns it on; refused (409) with the open items of the checklist. */
            200: {
                headers: {
                    /** @description Its edition, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "exact",
                     *       "provider": "exact",
                     *       "state": "active",
                     *       "host": "start.exactonline.nl",
                     *       "clientId": "11111111-2222-4333-a444-555555555555",
                     *       "redirectUrl": "https://books.example/oauth/callback",
                     *       "administration": {
                     *         "id": "102030",
                     *         "name": "Camping De Eik B.V.",
                     *         "number": "1",
                     *         "vatNumber": "NL001234567B01"
                     *       },
                     *       "details": {
                     *         "invoiceField": "external_id",
                     *         "customerField": "external_id",
                     *         "customerNumberPrefix": "",
                     *         "customerNumberLength": 0,
                     *         "autoUpdateRelation": true,
                     *         "dateRangeOnLines": true,
                     *         "finaliseInvoice": true,
                     *         "sendEmail": false,
                     *         "rounding": "park",
                     *         "roundingLimit": "0.05",
                     *         "sellers": [],
                     *         "startDate": null,
                     *         "triggers": {
                     *           "invoiceSent": false
                     *         },
                     *         "contactField": "external_contact",
                     *         "vatExclusive": true,
                     *         "journal": null,
                     *         "defaultArticle": null,
                     *         "creditSign": "positive",
                     *         "roundingArticle": null
                     *       },
                     *       "mappings": {
                     *         "vat": {
                     *           "logies-hoog": "4",
                     *           "btw-nul": "0",
                     *           "btw-hoog": "4",
                     *           "btw-laag": "3",
                     *           "geen-btw": "N"
                     *         },
                     *         "articles": {
                     *           "ledger:8000": "PITCH",
                     *           "ledger:8040": "RENTAL",
                     *           "ledger:8045": "RENTAL",
                     *           "KWH": "STANDAARD",
                     *           "ledger:8090": "STANDAARD",
                     *           "ledger:1650": "TOURIST-TAX",
                     *           "JUICE": "STANDAARD",
                     *           "ledger:8030": "STANDAARD",
                     *           "ledger:1660": "DEPOSIT",
                     *           "ledger:8010": "STAY",
                     *           "ledger:8050": "VENUE",
                     *           "ledger:8060": "RENTAL",
                     *           "ledger:1670": "STANDAARD",
                     *           "ledger:8020": "BREAKFAST"
                     *         },
                     *         "paymentConditions": {
                     *           "method:ideal": "PS",
                     *           "term:14": "14",
                     *           "term:30": "30",
                     *           "method:card": "00",
                     *           "method:ideal+term:14": "14"
                     *         },
                     *         "ledgerAccounts": {}
                     *       },
                     *       "attention": null
                     *     }
                     */
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `checklist-open`: Something has to be done first. `changed-meanwhile`: Somebody else saved at the same moment. `books-refused`: The books refuse this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. `books-unavailable`: The books do not answer now. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postIntegrationsIdDeactivate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Turns it off: what comes is remembered and not sent. */
            200: {
                headers: {
                    /** @description Its edition, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "exact",
                     *       "provider": "exact",
                     *       "state": "inactive",
                     *       "host": "start.exactonline.nl",
                     *       "clientId": "11111111-2222-4333-a444-555555555555",
                     *       "redirectUrl": "https://books.example/oauth/callback",
                     *       "administration": {
                     *         "id": "102030",
                     *         "name": "Camping De Eik B.V.",
                     *         "number": "1",
                     *         "vatNumber": "NL001234567B01"
                     *       },
                     *       "details": {
                     *         "invoiceField": "external_id",
                     *         "customerField": "external_id",
                     *         "customerNumberPrefix": "",
                     *         "customerNumberLength": 0,
                     *         "autoUpdateRelation": true,
                     *         "dateRangeOnLines": true,
                     *         "finaliseInvoice": true,
                     *         "sendEmail": false,
                     *         "rounding": "park",
                     *         "roundingLimit": "0.05",
                     *         "sellers": [],
                     *         "startDate": null,
                     *         "triggers": {
                     *           "invoiceSent": false
                     *         },
                     *         "contactField": "external_contact",
                     *         "vatExclusive": true,
                     *         "journal": null,
                     *         "defaultArticle": null,
                     *         "creditSign": "positive",
                     *         "roundingArticle": null
                     *       },
                     *       "mappings": {
                     *         "vat": {
                     *           "btw-nul": "0",
                     *           "logies-hoog": "4",
                     *           "geen-btw": "N",
                     *           "btw-laag": "3",
                     *           "btw-hoog": "4"
                     *         },
                     *         "articles": {
                     *           "JUICE": "STANDAARD",
                     *           "ledger:8030": "STANDAARD",
                     *           "ledger:8040": "RENTAL",
                     *           "ledger:8090": "STANDAARD",
                     *           "ledger:8010": "STAY",
                     *           "ledger:8045": "RENTAL",
                     *           "ledger:1650": "TOURIST-TAX",
                     *           "ledger:8050": "VENUE",
                     *           "ledger:8060": "RENTAL",
                     *           "ledger:8020": "BREAKFAST",
                     *           "KWH": "STANDAARD",
                     *           "ledger:1660": "DEPOSIT",
                     *           "ledger:8000": "PITCH",
                     *           "ledger:1670": "STANDAARD"
                     *         },
                     *         "paymentConditions": {
                     *           "method:card": "00",
                     *           "term:14": "14",
                     *           "method:ideal": "PS",
                     *           "term:30": "30",
                     *           "method:ideal+term:14": "14"
                     *         },
                     *         "ledgerAccounts": {}
                     *       },
                     *       "attention": null
                     *     }
                     */
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed-meanwhile`: Somebody else saved at the same moment. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getIntegrationsIdChecklist: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is to be done before invoices go out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "item": "app",
                     *         "done": true,
                     *         "explanation": "The app at Exact Online is registered and filled in here (client ID 11111111-2222-4333-a444-555555555555)."
                     *       },
                     *       {
                     *         "item": "consent",
                     *         "done": true,
                     *         "explanation": "Consent was given at Exact Online."
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Checklist"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `books-refused`: The books refuse this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. `books-unavailable`: The books do not answer now. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getIntegrationsIdOptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What can be chosen in the settings and mappings, read from the books. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "vatCodes": [
                     *         {
                     *           "code": "0",
                     *           "description": "Btw nultarief",
                     *           "percentage": "0",
                     *           "type": "B"
                     *         },
                     *         {
                     *           "code": "1",
                     *           "description": "Btw laag tarief, inclusief",
                     *           "percentage": "9",
                     *           "type": "I"
                     *         }
                     *       ],
                     *       "articles": [
                     *         {
                     *           "code": "STANDAARD",
                     *           "description": "Standaardartikel"
                     *         },
                     *         {
                     *           "code": "PITCH",
                     *           "description": "Kampeerplaats"
                     *         }
                     *       ],
                     *       "paymentConditions": [
                     *         {
                     *           "code": "00",
                     *           "description": "Direct betalen"
                     *         },
                     *         {
                     *           "code": "08",
                     *           "description": "8 dagen"
                     *         }
                     *       ],
                     *       "journals": [
                     *         {
                     *           "code": "70",
                     *           "description": "Verkoopboek"
                     *         }
                     *       ],
                     *       "ledgerAccounts": [
                     *         {
                     *           "code": "1300",
                     *           "description": "Debiteuren"
                     *         },
                     *         {
                     *           "code": "1310",
                     *           "description": "Debiteuren evenementen"
                     *         }
                     *       ],
                     *       "workflows": [],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["Options"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-connected`: There is no connection yet. `books-refused`: The books refuse this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. `books-unavailable`: The books do not answer now. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postIntegrationsIdPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invoice": {
                 *         "id": "84311",
                 *         "number": "2026-0042",
                 *         "kind": "invoice",
                 *         "creditFor": null,
                 *         "date": "2026-11-20",
                 *         "dueDate": "2026-12-04",
                 *         "currency": "EUR",
                 *         "reference": "PO 4711",
                 *         "description": "Booking 55012",
                 *         "booking": "55012",
                 *         "paymentMethod": "ideal",
                 *         "paymentTerm": "14",
                 *         "seller": {
                 *           "id": "1",
                 *           "name": "Camping De Eik B.V.",
                 *           "vatNumber": "NL001234567B01"
                 *         },
                 *         "lines": [
                 *           {
                 *             "description": "Camping pitch, 7 nights",
                 *             "quantity": "7",
                 *             "unitPriceExclVat": "27.5229",
                 *             "unitPriceInclVat": "30",
                 *             "vatRate": "btw-laag",
                 *             "vatPercentage": "9",
                 *             "totals": {
                 *               "exclVat": "192.66",
                 *               "vat": "17.34",
                 *               "inclVat": "210.00"
                 *             },
                 *             "product": "PITCH-A",
                 *             "ledgerAccount": "8000",
                 *             "period": null
                 *           }
                 *         ],
                 *         "totals": {
                 *           "exclVat": "192.66",
                 *           "vat": "17.34",
                 *           "inclVat": "210.00",
                 *           "perRate": [
                 *             {
                 *               "vatRate": "btw-laag",
                 *               "percentage": "9",
                 *               "exclVat": "192.66",
                 *               "vat": "17.34"
                 *             }
                 *           ]
                 *         },
                 *         "fields": {}
                 *       },
                 *       "customer": {
                 *         "id": "7012",
                 *         "number": "7012",
                 *         "companyName": "Familie Jansen B.V.",
                 *         "contactPerson": {
                 *           "firstName": "Anna",
                 *           "middleName": "de",
                 *           "lastName": "Jansen",
                 *           "email": "anna@jansen.example",
                 *           "phone": "+31612345678"
                 *         },
                 *         "address": {
                 *           "street": "Dorpsstraat 1",
                 *           "line2": null,
                 *           "postalCode": "1234 AB",
                 *           "city": "Utrecht",
                 *           "state": null,
                 *           "country": "NL"
                 *         },
                 *         "email": "administratie@jansen.example",
                 *         "phone": "+31301234567",
                 *         "iban": "NL91ABNA0417164300",
                 *         "bic": null,
                 *         "vatNumber": "NL001234567B01",
                 *         "chamberOfCommerce": "12345678",
                 *         "language": "nl",
                 *         "fields": {}
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description What would be booked of an invoice. Nothing is written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "relation": {
                     *         "outcome": "known",
                     *         "externalId": "25712359-3362-4d30-ae95-28bb50dd815c",
                     *         "matchedBy": "link",
                     *         "changes": {}
                     *       },
                     *       "lines": [
                     *         {
                     *           "description": "Camping pitch, 7 nights",
                     *           "quantity": "7",
                     *           "price": "27.5229",
                     *           "vatCode": "3",
                     *           "article": "PITCH"
                     *         }
                     *       ],
                     *       "totals": {
                     *         "ours": "210.00",
                     *         "books": "210.00",
                     *         "difference": "0.00"
                     *       },
                     *       "requests": [
                     *         {
                     *           "method": "POST",
                     *           "path": "/api/v1/102030/salesinvoice/SalesInvoices",
                     *           "body": {
                     *             "OrderedBy": "25712359-3362-4d30-ae95-28bb50dd815c",
                     *             "InvoiceTo": "25712359-3362-4d30-ae95-28bb50dd815c",
                     *             "Journal": "70",
                     *             "Type": 8020,
                     *             "Currency": "EUR",
                     *             "OrderDate": "2026-11-20T00:00:00",
                     *             "PaymentReference": "2026-0042",
                     *             "YourRef": "PO 4711",
                     *             "Description": "2026-0042 - Booking 55012",
                     *             "PaymentCondition": "14",
                     *             "SalesInvoiceLines": [
                     *               {
                     *                 "Item": "ca4a9446-d0fd-4367-aad7-37b6bd5cc2e4",
                     *                 "Description": "Camping pitch, 7 nights",
                     *                 "Quantity": 7,
                     *                 "NetPrice": 27.5229,
                     *                 "VATCode": "3"
                     *               }
                     *             ]
                     *           }
                     *         },
                     *         {
                     *           "method": "POST",
                     *           "path": "/api/v1/102030/salesinvoice/PrintedSalesInvoices",
                     *           "body": {
                     *             "InvoiceID": "{invoice}",
                     *             "InvoiceDate": "2026-11-20T00:00:00",
                     *             "SendEmailToCustomer": false,
                     *             "SendInvoiceToCustomerPostbox": false,
                     *             "SendInvoiceViaPeppol": false,
                     *             "SendOutputBasedOnAccount": false
                     *           }
                     *         }
                     *       ],
                     *       "cause": null,
                     *       "message": null,
                     *       "messages": null,
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-connected`: There is no connection yet. `books-refused`: The books refuse this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. `books-unavailable`: The books do not answer now. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postIntegrationsIdRehearse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-11-01",
                 *       "to": "2026-11-30"
                 *     }
                 */
                "application/json": components["schemas"]["Rehearse"];
            };
        };
        responses: {
            /** @description The preview of every invoice of some days that we hold, a page at a time; the numbers are those of the page. Nothing is written. Relations are not searched by their number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "wouldBook": 1,
                     *       "stopped": [],
                     *       "notHeld": 0,
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Rehearsal"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-connected`: There is no connection yet. `books-refused`: The books refuse this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. `books-unavailable`: The books do not answer now. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getIntegrationsIdClosingReport: {
        parameters: {
            query?: {
                /** @description A month, such as 2026-11. */
                month?: string;
                /** @description A quarter, such as 2026-Q4. */
                quarter?: string;
                /** @description The first day, together with the last one. */
                from?: string;
                /** @description The last day. */
                to?: string;
            };
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description i-Reserve against the books, over a month, a quarter or any days; a draft is in no sum of the books, and what is skipped in no sum at all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "84311",
                     *           "number": "2026-0042",
                     *           "date": "2026-11-20",
                     *           "customer": {
                     *             "id": "7012",
                     *             "name": "Familie Jansen B.V."
                     *           },
                     *           "state": "draft",
                     *           "ours": "210.00",
                     *           "books": "210.00",
                     *           "booksNumber": null
                     *         }
                     *       ],
                     *       "perRate": [
                     *         {
                     *           "vatRate": "btw-laag",
                     *           "percentage": "9",
                     *           "ours": {
                     *             "exclVat": "192.66",
                     *             "vat": "17.34"
                     *           },
                     *           "books": {
                     *             "exclVat": "0.00",
                     *             "vat": "0.00"
                     *           }
                     *         }
                     *       ],
                     *       "totals": {
                     *         "ours": "210.00",
                     *         "books": "0.00",
                     *         "difference": "-210.00"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ClosingReport"];
                    "text/csv": string;
                };
            };
            /** @description `invalid-query`: The query does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-connected`: There is no connection yet. `books-refused`: The books refuse this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. `books-unavailable`: The books do not answer now. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postIntegrationsIdClosingReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "month": "2026-11"
                 *     }
                 */
                "application/json": components["schemas"]["ClosingPeriod"];
            };
        };
        responses: {
            /** @description Pushes again what is missing in the books of those days. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 1,
                     *       "expired": 0
                     *     }
                     */
                    "application/json": components["schemas"]["MissingSent"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-connected`: There is no connection yet. `switched-off`: The integration is off. `books-refused`: The books refuse this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. `books-unavailable`: The books do not answer now. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postIntegrationsIdRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "cause": "vat-unmapped"
                 *     }
                 */
                "application/json": components["schemas"]["Retry"];
            };
        };
        responses: {
            /** @description Pushes again what is parked, or with `status: "skipped"` what came in while the integration was off; all of it, or what is named by cause, ids or invoice dates. Lets one call through where an endpoint was stopped. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 12
                     *     }
                     */
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `switched-off`: The integration is off. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChanges: {
        parameters: {
            query?: {
                /** @description Only those of the integration of this name. */
                integration?: string;
                /** @description The cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was changed, by whom and when, newest first, a page at a time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-11-20T09:00:00.000Z",
                     *           "actor": "api",
                     *           "integration": "exact",
                     *           "what": "retried",
                     *           "before": {},
                     *           "after": {
                     *             "cause": "vat-unmapped"
                     *           }
                     *         },
                     *         {
                     *           "at": "2026-11-20T09:00:00.000Z",
                     *           "actor": "api",
                     *           "integration": "exact",
                     *           "what": "deactivated",
                     *           "before": {
                     *             "state": "active"
                     *           },
                     *           "after": {
                     *             "state": "inactive"
                     *           }
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Changes"];
                };
            };
            /** @description `invalid-query`: The query does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvoices: {
        parameters: {
            query?: {
                /** @description Only those of this status. */
                status?: "received" | "waiting" | "uncertain" | "parked" | "skipped" | "synced";
                /** @description Only those of the integration of this name. */
                integration?: string;
                /** @description Only those that stopped for this cause. */
                cause?: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
                /** @description Ids of invoices in i-Reserve with a comma between them, 100 at most; or the parameter several times. */
                ids?: string;
                /** @description Only the invoice of this number. */
                number?: string;
                /** @description A number, a customer number, a booking, or the beginnings of words of a customer's name. */
                q?: string;
                /** @description The first day of the invoice. */
                from?: string;
                /** @description The last day of the invoice. */
                to?: string;
                /** @description Only what changed at this moment or later. */
                updatedSince?: string;
                /** @description true, false, or the code of one warning. */
                warnings?: "true" | "false" | "totals-derived" | "vat-rounding" | "rounding-added" | "default-article" | "text-shortened" | "iban-refused" | "vat-number-refused" | "relation-shared" | "relation-matched" | "due-date-differs" | "date-set-at-finalising" | "credit-original-unknown" | "mail-unconfirmed" | "email-missing" | "email-failed" | "period-dropped" | "field-refused" | "field-shortened" | "sent-by-peppol";
                /** @description How many: 50 when it is left out, 200 at most. */
                limit?: string;
                /** @description The cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ledger, what came in last first, a page at a time; with `from` or `to` by the day of the invoice, and with the status of what is at work by when it is due. No page is empty while there is more, unless one request had no time to find anything. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "84311",
                     *           "number": "2026-0042",
                     *           "date": "2026-11-20",
                     *           "customer": {
                     *             "id": "7012",
                     *             "name": "Familie Jansen B.V."
                     *           },
                     *           "total": "210.00",
                     *           "currency": "EUR",
                     *           "integration": "exact",
                     *           "provider": "exact",
                     *           "status": "synced",
                     *           "cause": null,
                     *           "externalId": "a6583e91-00ec-45d4-aed9-83b44ec9d60a",
                     *           "externalNumber": null,
                     *           "url": null,
                     *           "finalised": false,
                     *           "updatedAt": "2026-11-20T09:00:00.000Z",
                     *           "warnings": [
                     *             {
                     *               "code": "date-set-at-finalising",
                     *               "message": "The invoice is a draft in the books. The invoice date 2026-11-20 is fixed only when someone finalises it there; choose the same date then.",
                     *               "messages": {
                     *                 "nl": "De factuur staat als concept in de boekhouding. De factuurdatum 20 november 2026 ligt pas vast als iemand de factuur daar definitief maakt; kies dan dezelfde datum.",
                     *                 "en": "The invoice is a draft in the books. The invoice date 2026-11-20 is fixed only when someone finalises it there; choose the same date then."
                     *               },
                     *               "field": "/detail/invoice/date"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Invoices"];
                };
            };
            /** @description `invalid-query`: The query does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvoicesId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The id of the invoice in i-Reserve. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where an invoice stands in each of the books. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "84311",
                     *       "number": "2026-0042",
                     *       "entries": [
                     *         {
                     *           "integration": "exact",
                     *           "provider": "exact",
                     *           "status": "synced",
                     *           "cause": null,
                     *           "externalId": "a6583e91-00ec-45d4-aed9-83b44ec9d60a",
                     *           "externalNumber": null,
                     *           "url": null,
                     *           "finalised": false,
                     *           "updatedAt": "2026-11-20T09:00:00.000Z",
                     *           "message": null,
                     *           "messages": null,
                     *           "remedy": null,
                     *           "warnings": [
                     *             {
                     *               "code": "date-set-at-finalising",
                     *               "message": "The invoice is a draft in the books. The invoice date 2026-11-20 is fixed only when someone finalises it there; choose the same date then.",
                     *               "messages": {
                     *                 "nl": "De factuur staat als concept in de boekhouding. De factuurdatum 20 november 2026 ligt pas vast als iemand de factuur daar definitief maakt; kies dan dezelfde datum.",
                     *                 "en": "The invoice is a draft in the books. The invoice date 2026-11-20 is fixed only when someone finalises it there; choose the same date then."
                     *               },
                     *               "field": "/detail/invoice/date"
                     *             }
                     *           ],
                     *           "steps": [
                     *             {
                     *               "step": "received",
                     *               "at": "2026-11-20T09:00:00.000Z"
                     *             },
                     *             {
                     *               "step": "posting",
                     *               "at": "2026-11-20T09:00:00.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InvoiceEntries"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postInvoicesIdSync: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The id of the invoice in i-Reserve. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Pushes an invoice again; answers into how many books. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `snapshot-expired`: What i-Reserve sent is no longer kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomersIdSync: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The id of the customer in i-Reserve. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Pushes a customer again; answers into how many books. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "count": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `snapshot-expired`: What i-Reserve sent is no longer kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postConsoleLinks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "role": "administrator",
                 *       "actor": "Anna de Jansen",
                 *       "page": "overview",
                 *       "language": "nl"
                 *     }
                 */
                "application/json": components["schemas"]["LaunchLinkRequest"];
            };
        };
        responses: {
            /** @description Makes a link that opens the console for the tenant, once, within minutes. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://books.example/console/launch?code=a-text-made-once",
                     *       "expiresAt": "2026-11-20T09:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["LaunchLink"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCatalogue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the tenant can use on its invoices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "vatRates": [
                     *         {
                     *           "id": "btw-laag",
                     *           "description": null,
                     *           "percentage": "9"
                     *         }
                     *       ],
                     *       "products": [
                     *         {
                     *           "code": "PITCH-A",
                     *           "description": null
                     *         }
                     *       ],
                     *       "ledgerAccounts": [
                     *         {
                     *           "code": "8000",
                     *           "description": null
                     *         }
                     *       ],
                     *       "paymentMethods": [
                     *         {
                     *           "code": "ideal",
                     *           "description": null
                     *         }
                     *       ],
                     *       "paymentTerms": [
                     *         {
                     *           "code": "14",
                     *           "description": null
                     *         }
                     *       ],
                     *       "sellers": [
                     *         {
                     *           "id": "1",
                     *           "name": "Camping De Eik B.V."
                     *         }
                     *       ],
                     *       "fields": {
                     *         "invoice": [],
                     *         "customer": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCatalogue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of sentences: `nl` or `en`, which is usual. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "vatRates": [
                 *         {
                 *           "id": "btw-laag",
                 *           "description": "Laag tarief",
                 *           "percentage": "9"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CatalogueChange"];
            };
        };
        responses: {
            /** @description Replaces the lists of the catalogue that are named; the others stay. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "vatRates": [
                     *         {
                     *           "id": "btw-laag",
                     *           "description": "Laag tarief",
                     *           "percentage": "9"
                     *         }
                     *       ],
                     *       "products": [
                     *         {
                     *           "code": "PITCH-A",
                     *           "description": null
                     *         }
                     *       ],
                     *       "ledgerAccounts": [
                     *         {
                     *           "code": "8000",
                     *           "description": null
                     *         }
                     *       ],
                     *       "paymentMethods": [
                     *         {
                     *           "code": "ideal",
                     *           "description": null
                     *         }
                     *       ],
                     *       "paymentTerms": [
                     *         {
                     *           "code": "14",
                     *           "description": null
                     *         }
                     *       ],
                     *       "sellers": [
                     *         {
                     *           "id": "1",
                     *           "name": "Camping De Eik B.V."
                     *         }
                     *       ],
                     *       "fields": {
                     *         "invoice": [],
                     *         "customer": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description `unreadable-body`: The body is no JSON object. `invalid-body`: The body does not fit. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description `no-tenant`: The token names no tenant. `scope-missing`: The token may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-requests`: There were too many requests. */
            429: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `out-of-time`: It takes longer than one request may. */
            503: {
                headers: {
                    /**
                     * @description After how many seconds to try again.
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
