/** One request that a subgraph received. */
export interface Exchange {
  readonly subgraph: string;
  readonly body: string;
  /** The signed clearance that came with it. */
  readonly clearance: string;
}

/** What the benchmark tells the process of the recorded subgraphs. */
export type ToRecorded =
  | { readonly kind: 'open'; readonly supergraph: string; readonly subgraphs: readonly string[] }
  /** From now on requests are noted, level by level. */
  | { readonly kind: 'record' }
  | { readonly kind: 'stop-recording' }
  /** The whole answer, as one graph gives it. */
  | { readonly kind: 'ask'; readonly query: string; readonly variables: Readonly<Record<string, unknown>> };

/** What it answers, one answer to each message. */
export type FromRecorded =
  | { readonly kind: 'opened'; readonly urls: Readonly<Record<string, string>> }
  | { readonly kind: 'recording' }
  /** Requests that were under way together are one level. */
  | { readonly kind: 'recorded'; readonly levels: readonly (readonly Exchange[])[] }
  | { readonly kind: 'answer'; readonly answer: unknown };
