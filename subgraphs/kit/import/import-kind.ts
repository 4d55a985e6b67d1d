import type { EntityManager } from 'typeorm';
import type { Markings } from '../walls/released.ts';

/** What an import is given: the file, and one transaction in which all of it happens or nothing. */
export interface ImportInput {
  /** As its operator wrote it; stands in the faults. */
  readonly path: string;
  readonly bytes: Buffer;
  readonly manager: EntityManager;
  /** The subgraph's, by which an act that the file brings about reads its record. */
  readonly markings: Markings;
  /** Tells how far a long import is: from 0 to 1, and what it does. */
  readonly progress: (share: number, doing: string) => void;
}

/** A kind of file that a subgraph can load. */
export interface ImportKind {
  readonly kind: string;
  /** Whether a file looks like one of this kind, sound or not. */
  readonly recognises: (bytes: Buffer) => boolean;
  /**
   * Loads the file; gives the lines of the report.
   * @throws ImportRefused where anything in the file is wrong; then nothing is loaded.
   */
  readonly load: (input: ImportInput) => Promise<readonly string[]>;
}

/** Whether a file's first line names all of some columns, in any order. */
export const isHeadedBy =
  (columns: readonly string[]) =>
  (bytes: Buffer): boolean => {
    const [heading = ''] = bytes.subarray(0, 4_096).toString('utf8').split(/\r?\n/, 1);
    return columns.every((column) => heading.includes(column));
  };

/** Whether a file is a container of the kind that workbooks are in. */
export const isWorkbook = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04';
