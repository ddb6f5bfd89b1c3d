/** A file as the text that it holds; the bundler and the tests read it the same way. */
declare module '*?raw' {
  const text: string;
  export default text;
}
