/** What a caller asks, as GraphQL over HTTP names it, whatever door it came by. */
export interface Question {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}
