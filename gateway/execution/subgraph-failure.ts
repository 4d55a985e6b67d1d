/** Why a subgraph gave no usable answer. */
export type SubgraphFailureCode = 'SUBGRAPH_UNAVAILABLE' | 'TIMEOUT' | 'INVALID_RESPONSE';

/** A request to a subgraph that came to nothing. Its text is ours; nothing the subgraph said is in it. */
export class SubgraphFailure extends Error {
  readonly code: SubgraphFailureCode;

  constructor(code: SubgraphFailureCode, subgraph: string) {
    super(`subgraph \`${subgraph}\`: ${code}`);
    this.name = 'SubgraphFailure';
    this.code = code;
  }
}

/** Asks a subgraph: resolves with its parsed JSON, rejects with a SubgraphFailure. */
export type FetchFromSubgraph = (
  subgraph: string,
  body: string,
  kind: 'query' | 'mutation',
  signal: AbortSignal,
) => Promise<unknown>;
