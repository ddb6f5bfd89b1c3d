import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the books of a simulator are kept between runs; only its owner reads them. */
export interface BooksFile {
  /** The books of the run before; undefined when there was none. */
  readonly kept: Uint8Array | undefined;
  write(books: Uint8Array): void;
}

/** The file of one accounting system in the folder of a local run. */
export function booksFile(dataDir: string, provider: string): BooksFile {
  const file = join(dataDir, `books-${provider}`);
  return {
    kept: existsSync(file) ? readFileSync(file) : undefined,
    write(books) {
      mkdirSync(dataDir, { recursive: true });
      writeFileSync(`${file}.new`, books, { mode: 0o600 });
      renameSync(`${file}.new`, file); // whole, or not at all
    },
  };
}
