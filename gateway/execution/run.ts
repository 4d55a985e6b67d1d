import type { FaultLog } from './fault-log.ts';
import type { FetchFromSubgraph } from './subgraph-failure.ts';
import type { WithheldNote } from './withheld-notes.ts';

/** One answer in the making. */
export interface Run {
  /** The merged data of all subgraphs so far. */
  readonly data: Record<string, unknown>;
  /** Coerced against the view. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** JSON of variables, each written once. */
  readonly variableTexts: Map<string, string | undefined>;
  readonly fetch: FetchFromSubgraph;
  readonly signal: AbortSignal;
  readonly faults: FaultLog;
  /** What subgraphs say they withheld, in the client's terms. */
  readonly withheld: WithheldNote[];
}

/** A part of a plan; `undefined` when it was done at once, without asking anybody. */
export type Step = (run: Run) => Promise<void> | undefined;
