/** How the person in the browser answers; a test changes it as it goes. */
export interface Consent {
  /**
   * `page` shows a page with two buttons. `auto` answers a program at once with a redirect, as if somebody had clicked;
   * a browser, which asks for `text/html`, gets the page all the same.
   */
  mode: 'auto' | 'page';
  answer: 'allow' | 'deny';
  /** Who is signed in; the app's user, or the first one, when left out. */
  user: string | undefined;
  /** Which divisions are granted; all that the user may open when left out. */
  divisions: readonly number[] | undefined;
}
