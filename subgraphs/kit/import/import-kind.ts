import type { EntityManager } from 'typeorm';

/** What an import is given: the file, and one transaction in which all of it happens or nothing. */
export interface ImportInput {
  readonly path: string;
  readonly bytes: Buffer;
  readonly manager: EntityManager;
  /** Tells how far a long import is: from 0 to 1, and what it does. */
  readonly progress: (share: number, doing: string) => void;
}

/** A kind of file that a subgraph can load. */
export interface ImportKind {
  readonly kind: string;
  /**
   * Loads the file; gives the lines of the report.
   * @throws ImportRefused where anything in the file is wrong; then nothing is loaded.
   */
  readonly load: (input: ImportInput) => Promise<readonly string[]>;
}
