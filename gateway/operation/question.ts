/** What a caller sends, as GraphQL over HTTP names it, whatever door it came by. One of the first two is there. */
export interface Asked {
  readonly query: string | undefined;
  /** The id of a stored document, sent in place of its text. */
  readonly documentId: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a caller asks: the document itself. */
export interface Question {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}
