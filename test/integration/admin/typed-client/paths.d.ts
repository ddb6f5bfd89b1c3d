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
        get: operations["getIntegrationsId"];
        put: operations["putIntegrationsId"];
        post?: never;
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
        get: operations["getIntegrationsIdClosingReport"];
        put?: never;
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
        post: operations["postIntegrationsIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{id}/finalise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["postIntegrationsIdFinalise"];
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
        get: operations["getCatalogue"];
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
        AskedFinal: {
            count: number;
            others: number;
        };
        Accepted: {
            accepted: number;
        };
        Catalogue: {
            /** @default [] */
            vatRates: {
                id: string;
                /** @default null */
                description: string | null;
                percentage: string;
            }[];
            /** @default [] */
            products: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            /** @default [] */
            ledgerAccounts: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            /** @default [] */
            paymentMethods: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            /** @default [] */
            paymentTerms: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            /** @default [] */
            sellers: {
                id: string;
                /** @default null */
                name: string | null;
            }[];
            /**
             * @default {
             *       "invoice": [],
             *       "customer": []
             *     }
             */
            fields: {
                /** @default [] */
                invoice: string[];
                /** @default [] */
                customer: string[];
            };
        };
        Causes: {
            code: ("vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected") | ("totals-derived" | "vat-rounding" | "rounding-added" | "default-article" | "text-shortened" | "iban-refused" | "vat-number-refused" | "relation-shared" | "relation-matched" | "due-date-differs" | "date-set-at-finalising" | "credit-original-unknown" | "mail-unconfirmed" | "email-missing" | "email-failed" | "period-dropped" | "field-refused" | "field-shortened" | "sent-by-peppol");
            remedy: ("wait" | "look" | "reconnect" | "correct") | null;
            message: {
                nl: string;
                en: string;
            };
        }[];
        Changes: {
            items: components["schemas"]["Change"][];
            cursor: string | null;
        };
        Checklist: {
            item: string;
            done: boolean;
            explanation: string;
        }[];
        ClosingReport: {
            items: {
                id: string;
                number: string | null;
                date: string | null;
                customer: components["schemas"]["Who"] | null;
                /** @enum {string} */
                state: "present" | "draft" | "missing" | "different" | "parked" | "skipped";
                ours: string | null;
                books: string | null;
                booksNumber: string | null;
            }[];
            perRate: {
                vatRate: string;
                percentage: string | null;
                ours: {
                    exclVat: string;
                    vat: string;
                };
                books: {
                    exclVat: string;
                    vat: string;
                } | null;
            }[];
            perBox: {
                box: ("1a" | "1b" | "1c" | "1e" | "3a" | "3b" | "3") | null;
                ours: {
                    exclVat: string;
                    vat: string;
                };
                books: {
                    exclVat: string;
                    vat: string;
                } | null;
            }[];
            drafts: {
                count: number;
                exclVat: string;
                vat: string;
                inclVat: string;
            };
            totals: {
                ours: string;
                books: string | null;
                difference: string | null;
            };
        };
        Connected: {
            administrations: components["schemas"]["Administration"][];
            administration: components["schemas"]["Administration"] | null;
            note?: string;
        };
        Consent: {
            authorizeUrl: string;
        };
        Count: {
            count: number;
        };
        Integrations: components["schemas"]["ListedIntegration"][];
        InvoiceEntries: {
            id: string;
            number: string | null;
            entries: {
                integration: string;
                provider: string;
                /** @enum {string} */
                status: "received" | "waiting" | "uncertain" | "parked" | "skipped" | "synced";
                cause: ("vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected") | null;
                externalId: string | null;
                externalNumber: string | null;
                url: string | null;
                finalised: boolean;
                /** Format: date-time */
                updatedAt: string;
                message: string | null;
                messages: {
                    nl: string;
                    en: string;
                } | null;
                remedy: ("wait" | "look" | "reconnect" | "correct") | null;
                warnings: components["schemas"]["Remark"][];
                errors?: {
                    pointer: string;
                    /** @enum {string} */
                    code: "unknown-key" | "missing" | "empty" | "not-text" | "not-well-formed" | "not-whole-number" | "not-boolean" | "not-list" | "not-object" | "not-one-of" | "not-decimal" | "not-day" | "not-moment" | "not-month" | "not-page" | "not-return-address" | "not-quarter" | "before-first-day" | "not-currency" | "not-payment-key" | "negative" | "above-one" | "too-small" | "too-large" | "too-long" | "too-few" | "too-many" | "named-twice" | "price-missing" | "name-missing" | "number-too-long" | "same-as-customer-field" | "field-taken" | "administration-unknown" | "app-refused" | "cursor-unknown" | "plus-sign" | "one-too-many" | "other-tenant" | "unfit";
                    message: string;
                    messages: {
                        nl: string;
                        en: string;
                    };
                }[];
                steps: {
                    step: string;
                    /** Format: date-time */
                    at: string;
                }[];
            }[];
        };
        Invoices: {
            items: {
                id: string;
                number: string | null;
                date: string | null;
                total: string | null;
                currency: string | null;
                customer: components["schemas"]["Who"] | null;
                integration: string;
                provider: string;
                /** @enum {string} */
                status: "received" | "waiting" | "uncertain" | "parked" | "skipped" | "synced";
                cause: ("vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected") | null;
                externalId: string | null;
                externalNumber: string | null;
                url: string | null;
                finalised: boolean;
                /** Format: date-time */
                updatedAt: string;
                warnings: components["schemas"]["Remark"][];
            }[];
            cursor: string | null;
        };
        LaunchLink: {
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        MissingSent: {
            count: number;
            expired: number;
        };
        Options: {
            vatCodes: components["schemas"]["Choice"][];
            articles: components["schemas"]["Choice"][];
            paymentConditions: components["schemas"]["Choice"][];
            journals: components["schemas"]["Choice"][];
            ledgerAccounts: components["schemas"]["Choice"][];
            workflows: components["schemas"]["Choice"][];
            warnings: {
                list: string;
                /** @enum {string} */
                cause: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
                message: string;
                messages: {
                    nl: string;
                    en: string;
                };
            }[];
        };
        Preview: {
            relation: {
                /** @enum {string} */
                outcome: "new" | "known" | "matched" | "taken";
                externalId: string | null;
                matchedBy: string | null;
                changes: unknown;
            } | null;
            lines: {
                description: string;
                quantity: string;
                price: string | null;
                vatCode: string | null;
                article: string | null;
            }[];
            totals: {
                ours: string;
                books: string | null;
                difference: string | null;
            };
            cause: ("vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected") | null;
            message: string | null;
            messages: {
                nl: string;
                en: string;
            } | null;
            warnings: components["schemas"]["Remark"][];
            requests: {
                method: string;
                path: string;
                body: unknown;
            }[];
        };
        Rehearsal: {
            total: number;
            wouldBook: number;
            stopped: {
                /** @enum {string} */
                cause: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
                message: string;
                messages: {
                    nl: string;
                    en: string;
                };
                invoices: number;
                amount: string;
                currency: string;
                examples: {
                    id: string;
                    number: string;
                    message: string;
                }[];
            }[];
            notHeld: number;
            cursor: string | null;
        };
        Administration: {
            id: string;
            name: string;
            number: string | null;
            vatNumber: string | null;
        };
        Change: {
            /** Format: date-time */
            at: string;
            actor: string;
            integration: string | null;
            /** @enum {string} */
            what: "integration-made" | "authentication-changed" | "secret-replaced" | "consent-asked" | "consent-given" | "consent-undone" | "consent-withdrawn" | "administration-chosen" | "settings-changed" | "mappings-changed" | "activated" | "deactivated" | "disconnected" | "retried" | "invoice-sync-asked" | "customer-sync-asked" | "missing-sent" | "final-asked" | "catalogue-changed" | "link-made" | "session-opened" | "session-ended";
            before: {
                [key: string]: unknown;
            };
            after: {
                [key: string]: unknown;
            };
        };
        Choice: {
            code: string;
            description: string;
            percentage?: string;
            type?: string;
        };
        ListedIntegration: {
            id: string;
            provider: string;
            /** @enum {string} */
            state: "new" | "connected" | "active" | "inactive" | "attention";
            administration: components["schemas"]["Administration"] | null;
        };
        Mappings: {
            /** @default {} */
            vat: {
                [key: string]: string;
            };
            /** @default {} */
            articles: {
                [key: string]: string;
            };
            /** @default {} */
            paymentConditions: {
                [key: string]: string;
            };
            /** @default {} */
            ledgerAccounts: {
                [key: string]: string;
            };
        };
        Misfit: {
            group: string;
            key: string;
            /** @enum {string} */
            cause: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
            message: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            errors?: {
                pointer: string;
                /** @enum {string} */
                code: "unknown-key" | "missing" | "empty" | "not-text" | "not-well-formed" | "not-whole-number" | "not-boolean" | "not-list" | "not-object" | "not-one-of" | "not-decimal" | "not-day" | "not-moment" | "not-month" | "not-page" | "not-return-address" | "not-quarter" | "before-first-day" | "not-currency" | "not-payment-key" | "negative" | "above-one" | "too-small" | "too-large" | "too-long" | "too-few" | "too-many" | "named-twice" | "price-missing" | "name-missing" | "number-too-long" | "same-as-customer-field" | "field-taken" | "administration-unknown" | "app-refused" | "cursor-unknown" | "plus-sign" | "one-too-many" | "other-tenant" | "unfit";
                message: string;
            }[];
        };
        Remark: {
            /** @enum {string} */
            code: "totals-derived" | "vat-rounding" | "rounding-added" | "default-article" | "text-shortened" | "iban-refused" | "vat-number-refused" | "relation-shared" | "relation-matched" | "due-date-differs" | "date-set-at-finalising" | "credit-original-unknown" | "mail-unconfirmed" | "email-missing" | "email-failed" | "period-dropped" | "field-refused" | "field-shortened" | "sent-by-peppol";
            message: string;
            messages: {
                nl: string;
                en: string;
            };
            field: string | null;
        };
        Who: {
            id: string;
            name: string | null;
        };
        ExactDetails: {
            /** @default external_id */
            invoiceField: string;
            /** @default external_id */
            customerField: string;
            /** @default  */
            customerNumberPrefix: string;
            /** @default 0 */
            customerNumberLength: number;
            /** @default true */
            autoUpdateRelation: boolean;
            /** @default false */
            dateRangeOnLines: boolean;
            /** @default false */
            finaliseInvoice: boolean;
            /** @default false */
            sendEmail: boolean;
            /**
             * @default park
             * @enum {string}
             */
            rounding: "park" | "add";
            /** @default 0.05 */
            roundingLimit: string;
            /** @default [] */
            sellers: string[];
            /** @default null */
            startDate: string | null;
            /**
             * @default {
             *       "invoiceSent": false
             *     }
             */
            triggers: {
                /** @default false */
                invoiceSent: boolean;
            };
            /** @default null */
            contactField: string | null;
            /** @default true */
            vatExclusive: boolean;
            /** @default null */
            journal: string | null;
            /** @default null */
            defaultArticle: string | null;
            /**
             * @default positive
             * @enum {string}
             */
            creditSign: "positive" | "negative";
            /** @default null */
            roundingArticle: string | null;
        };
        ExactIntegration: {
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            provider: "exact";
            /** @enum {string} */
            state: "new" | "connected" | "active" | "inactive" | "attention";
            administration: components["schemas"]["Administration"] | null;
            /** @enum {string} */
            host: "start.exactonline.nl" | "start.exactonline.be" | "start.exactonline.de" | "start.exactonline.co.uk" | "start.exactonline.fr" | "start.exactonline.es" | "start.exactonline.com";
            clientId: string | null;
            redirectUrl: string;
            details: components["schemas"]["ExactDetails"];
            mappings: components["schemas"]["Mappings"];
            attention: {
                /** @enum {string} */
                cause: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
                message: string;
                messages: {
                    nl: string;
                    en: string;
                };
            } | null;
            misfits?: components["schemas"]["Misfit"][];
        };
        MoneybirdDetails: {
            /** @default external_id */
            invoiceField: string;
            /** @default external_id */
            customerField: string;
            /** @default  */
            customerNumberPrefix: string;
            /** @default 0 */
            customerNumberLength: number;
            /** @default true */
            autoUpdateRelation: boolean;
            /** @default false */
            dateRangeOnLines: boolean;
            /** @default false */
            finaliseInvoice: boolean;
            /** @default false */
            sendEmail: boolean;
            /**
             * @default park
             * @enum {string}
             */
            rounding: "park" | "add";
            /** @default 0.05 */
            roundingLimit: string;
            /** @default [] */
            sellers: string[];
            /** @default null */
            startDate: string | null;
            /**
             * @default {
             *       "invoiceSent": false
             *     }
             */
            triggers: {
                /** @default false */
                invoiceSent: boolean;
            };
            /** @default false */
            vatExclusive: boolean;
            /** @default null */
            externalInvoice: boolean | null;
            /** @default null */
            workflow: string | null;
            /** @default false */
            contactSyncBack: boolean;
            /**
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
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            provider: "moneybird";
            /** @enum {string} */
            state: "new" | "connected" | "active" | "inactive" | "attention";
            administration: components["schemas"]["Administration"] | null;
            /** @enum {string} */
            host: "moneybird.com";
            clientId: string | null;
            redirectUrl: string;
            details: components["schemas"]["MoneybirdDetails"];
            mappings: components["schemas"]["Mappings"];
            attention: {
                /** @enum {string} */
                cause: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
                message: string;
                messages: {
                    nl: string;
                    en: string;
                };
            } | null;
            misfits?: components["schemas"]["Misfit"][];
        };
        Authentication: {
            host?: string;
            clientId: string;
            clientSecret: string;
        };
        CatalogueChange: {
            vatRates?: {
                id: string;
                /** @default null */
                description: string | null;
                percentage: string;
            }[];
            products?: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            ledgerAccounts?: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            paymentMethods?: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            paymentTerms?: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            sellers?: {
                id: string;
                /** @default null */
                name: string | null;
            }[];
            fields?: {
                /** @default [] */
                invoice: string[];
                /** @default [] */
                customer: string[];
            };
        };
        CatalogueOfEvent: {
            /** @default [] */
            vatRates: {
                id: string;
                /** @default null */
                description: string | null;
                percentage: string;
            }[];
            /** @default [] */
            products: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            /** @default [] */
            ledgerAccounts: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            /** @default [] */
            paymentMethods: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            /** @default [] */
            paymentTerms: {
                code: string;
                /** @default null */
                description: string | null;
            }[];
            /** @default [] */
            sellers: {
                id: string;
                /** @default null */
                name: string | null;
            }[];
            /**
             * @default {
             *       "invoice": [],
             *       "customer": []
             *     }
             */
            fields: {
                /** @default [] */
                invoice: string[];
                /** @default [] */
                customer: string[];
            };
        };
        ClosingPeriod: {
            month?: string;
            quarter?: string;
            /** Format: date */
            from?: string;
            /** Format: date */
            to?: string;
        };
        Connect: {
            administration?: string;
            /** @default false */
            confirm: boolean;
        };
        Customer: {
            id: string;
            number: string;
            /** @default null */
            companyName: string | null;
            /** @default null */
            contactPerson: {
                /** @default null */
                firstName: string | null;
                /** @default null */
                middleName: string | null;
                /** @default null */
                lastName: string | null;
                /** @default null */
                email: string | null;
                /** @default null */
                phone: string | null;
            } | null;
            /** @default null */
            address: {
                /** @default null */
                street: string | null;
                /** @default null */
                line2: string | null;
                /** @default null */
                postalCode: string | null;
                /** @default null */
                city: string | null;
                /** @default null */
                state: string | null;
                /** @default null */
                country: string | null;
            } | null;
            /** @default null */
            email: string | null;
            /** @default null */
            phone: string | null;
            /** @default null */
            iban: string | null;
            /** @default null */
            bic: string | null;
            /** @default null */
            vatNumber: string | null;
            /** @default null */
            chamberOfCommerce: string | null;
            /** @default null */
            language: string | null;
            /** @default {} */
            fields: {
                [key: string]: string;
            } | null;
        };
        Events: ({
            /** @constant */
            source: "ireserve";
            /** @constant */
            "detail-type": "invoice.finalised";
            detail: {
                id: string;
                tenant: string;
                /** Format: date-time */
                occurredAt: string;
                /** @default null */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /** @constant */
            source: "ireserve";
            /** @constant */
            "detail-type": "invoice.sent";
            detail: {
                id: string;
                tenant: string;
                /** Format: date-time */
                occurredAt: string;
                /** @default null */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /** @constant */
            source: "ireserve";
            /** @constant */
            "detail-type": "invoice.sync-requested";
            detail: {
                id: string;
                tenant: string;
                /** Format: date-time */
                occurredAt: string;
                /** @default null */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /** @constant */
            source: "ireserve";
            /** @constant */
            "detail-type": "customer.sync-requested";
            detail: {
                id: string;
                tenant: string;
                /** Format: date-time */
                occurredAt: string;
                /** @default null */
                integration: string | null;
                customer: components["schemas"]["Customer"];
            };
        } | {
            /** @constant */
            source: "ireserve";
            /** @constant */
            "detail-type": "catalogue.changed";
            detail: {
                id: string;
                tenant: string;
                /** Format: date-time */
                occurredAt: string;
                catalogue: components["schemas"]["CatalogueOfEvent"];
            };
        }) | ({
            /** @constant */
            source: "ireserve";
            /** @constant */
            "detail-type": "invoice.finalised";
            detail: {
                id: string;
                tenant: string;
                /** Format: date-time */
                occurredAt: string;
                /** @default null */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /** @constant */
            source: "ireserve";
            /** @constant */
            "detail-type": "invoice.sent";
            detail: {
                id: string;
                tenant: string;
                /** Format: date-time */
                occurredAt: string;
                /** @default null */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /** @constant */
            source: "ireserve";
            /** @constant */
            "detail-type": "invoice.sync-requested";
            detail: {
                id: string;
                tenant: string;
                /** Format: date-time */
                occurredAt: string;
                /** @default null */
                integration: string | null;
                invoice: components["schemas"]["Invoice"];
                customer: components["schemas"]["Customer"];
            };
        } | {
            /** @constant */
            source: "ireserve";
            /** @constant */
            "detail-type": "customer.sync-requested";
            detail: {
                id: string;
                tenant: string;
                /** Format: date-time */
                occurredAt: string;
                /** @default null */
                integration: string | null;
                customer: components["schemas"]["Customer"];
            };
        } | {
            /** @constant */
            source: "ireserve";
            /** @constant */
            "detail-type": "catalogue.changed";
            detail: {
                id: string;
                tenant: string;
                /** Format: date-time */
                occurredAt: string;
                catalogue: components["schemas"]["CatalogueOfEvent"];
            };
        })[];
        Invoice: {
            id: string;
            number: string;
            /** @enum {string} */
            kind: "invoice" | "credit";
            /** @default null */
            creditFor: string | null;
            /** Format: date */
            date: string;
            /** @default null */
            dueDate: string | null;
            currency: string;
            /** @default null */
            reference: string | null;
            /** @default null */
            description: string | null;
            /** @default null */
            booking: string | null;
            /** @default null */
            paymentMethod: string | null;
            /** @default null */
            paymentTerm: string | null;
            /** @default null */
            seller: {
                /** @default null */
                id: string | null;
                /** @default null */
                name: string | null;
                /** @default null */
                vatNumber: string | null;
            } | null;
            lines: components["schemas"]["InvoiceLine"][];
            totals: {
                exclVat: string;
                vat: string;
                inclVat: string;
                /** @default null */
                perRate: {
                    vatRate: string;
                    percentage: string;
                    exclVat: string;
                    vat: string;
                }[] | null;
            };
            /** @default {} */
            fields: {
                [key: string]: string;
            } | null;
        };
        InvoiceLine: {
            description: string;
            quantity: string;
            /** @default null */
            unitPriceExclVat: string | null;
            /** @default null */
            unitPriceInclVat: string | null;
            vatRate: string;
            vatPercentage: string;
            /** @default null */
            totals: {
                exclVat: string;
                vat: string;
                inclVat: string;
            } | null;
            /** @default null */
            product: string | null;
            /** @default null */
            ledgerAccount: string | null;
            /** @default null */
            period: {
                /** @default null */
                start: string | null;
                /** @default null */
                end: string | null;
            } | null;
        };
        LaunchLinkRequest: {
            /** @enum {string} */
            role?: "administrator" | "support";
            actor?: string;
            page?: string;
            invoice?: string;
            /** @enum {string} */
            language?: "nl" | "en";
            returnTo?: string;
        };
        MakeIntegration: {
            /** @enum {string} */
            provider: "exact" | "moneybird";
        };
        Finalise: {
            ids: string[];
        };
        MappingChanges: {
            vat?: {
                [key: string]: string | null;
            };
            articles?: {
                [key: string]: string | null;
            };
            paymentConditions?: {
                [key: string]: string | null;
            };
            ledgerAccounts?: {
                [key: string]: string | null;
            };
        };
        PreviewRequest: {
            invoice: components["schemas"]["Invoice"];
            customer: components["schemas"]["Customer"];
        };
        Rehearse: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            cursor?: string | null;
        };
        Retry: {
            /** @enum {string} */
            cause?: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
            /** @enum {string} */
            status?: "parked" | "skipped";
            ids?: string[];
            /** Format: date */
            from?: string;
            /** Format: date */
            to?: string;
        };
        ExactDetailsChange: {
            invoiceField?: string;
            customerField?: string;
            customerNumberPrefix?: string;
            customerNumberLength?: number;
            autoUpdateRelation?: boolean;
            dateRangeOnLines?: boolean;
            finaliseInvoice?: boolean;
            sendEmail?: boolean;
            /** @enum {string} */
            rounding?: "park" | "add";
            roundingLimit?: string;
            sellers?: string[];
            startDate?: string | null;
            triggers?: {
                invoiceSent?: boolean;
            };
            contactField?: string | null;
            vatExclusive?: boolean;
            journal?: string | null;
            defaultArticle?: string | null;
            /** @enum {string} */
            creditSign?: "positive" | "negative";
            roundingArticle?: string | null;
        };
        MoneybirdDetailsChange: {
            invoiceField?: string;
            customerField?: string;
            customerNumberPrefix?: string;
            customerNumberLength?: number;
            autoUpdateRelation?: boolean;
            dateRangeOnLines?: boolean;
            finaliseInvoice?: boolean;
            sendEmail?: boolean;
            /** @enum {string} */
            rounding?: "park" | "add";
            roundingLimit?: string;
            sellers?: string[];
            startDate?: string | null;
            triggers?: {
                invoiceSent?: boolean;
            };
            vatExclusive?: boolean;
            externalInvoice?: boolean | null;
            workflow?: string | null;
            contactSyncBack?: boolean;
            contactSyncBackFields?: ("name" | "address" | "email" | "phone" | "vatNumber" | "chamberOfCommerce" | "iban")[];
        };
        Integration: components["schemas"]["ExactIntegration"] | components["schemas"]["MoneybirdIntegration"];
        DetailsChange: components["schemas"]["ExactDetailsChange"] | components["schemas"]["MoneybirdDetailsChange"];
    };
    responses: {
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
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
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Events"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Causes"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integrations"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeIntegration"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "If-Match"?: string;
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "If-Match"?: string;
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Authentication"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Connect"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connected"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "If-Match"?: string;
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DetailsChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "If-Match"?: string;
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingChanges"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checklist"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Options"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rehearse"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rehearsal"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                month?: string;
                quarter?: string;
                from?: string;
                to?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosingReport"];
                    "text/csv": string;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosingPeriod"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissingSent"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Retry"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postIntegrationsIdFinalise: {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Finalise"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedFinal"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                integration?: string;
                cursor?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changes"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                status?: "received" | "waiting" | "uncertain" | "parked" | "skipped" | "synced";
                integration?: string;
                cause?: "vat-unmapped" | "vat-percentage-mismatch" | "vat-type-mismatch" | "vat-number-missing" | "article-unknown" | "payment-condition-unknown" | "payment-condition-missing" | "price-missing" | "total-differs" | "customer-refused" | "customer-number-taken" | "customer-number-too-long" | "customer-blocked" | "customer-not-a-customer" | "invoice-refused" | "number-taken" | "period-closed" | "article-blocked" | "quantity-refused" | "ledger-account-refused" | "cost-centre-missing" | "journal-refused" | "currency-refused" | "field-too-long" | "changed-in-books" | "duplicate-found" | "link-broken" | "finalise-failed" | "reconnect-needed" | "not-connected" | "not-allowed" | "licence-missing" | "plan-limit" | "client-refused" | "consent-denied" | "administration-gone" | "administration-busy" | "administration-changed" | "wrong-administration" | "webhook-lost" | "rate-limited" | "day-limit" | "error-block" | "provider-down" | "uncertain" | "original-first" | "customer-first" | "soon" | "inactive" | "before-start" | "other-seller" | "conflict" | "unreadable" | "not-final" | "internal-error" | "unexpected";
                ids?: string;
                number?: string;
                q?: string;
                from?: string;
                to?: string;
                updatedSince?: string;
                warnings?: "true" | "false" | "totals-derived" | "vat-rounding" | "rounding-added" | "default-article" | "text-shortened" | "iban-refused" | "vat-number-refused" | "relation-shared" | "relation-matched" | "due-date-differs" | "date-set-at-finalising" | "credit-original-unknown" | "mail-unconfirmed" | "email-missing" | "email-failed" | "period-dropped" | "field-refused" | "field-shortened" | "sent-by-peppol";
                limit?: string;
                cursor?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoices"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceEntries"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LaunchLinkRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LaunchLink"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CatalogueChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: {
                headers: {
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
