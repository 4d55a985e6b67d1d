/** The documents that an operator has stored, each under its id. */
export interface DocumentSettings {
  /** Text by id: `sha256:` and 64 hexadecimal digits in lower case. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether nothing else is carried out. */
  readonly only: boolean;
}

/** None are stored. */
export const noDocuments: DocumentSettings = { texts: new Map(), only: false };
