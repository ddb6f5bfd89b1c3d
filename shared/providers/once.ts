/** Makes a value when it is first asked for, and gives the same one ever after: what is dear, and not always needed. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
