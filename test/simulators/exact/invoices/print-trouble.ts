/** What goes wrong at printing because a test asked for it. */
export interface PrintTrouble {
  readonly kind: 'email-error' | 'document-error';
  readonly message: string;
  /** Whether the invoice is processed all the same; a mail that fails never stops it. */
  readonly processed: boolean;
}
