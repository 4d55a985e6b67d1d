/**
 * A query plan as values: which subgraph is asked what, in which order, and where each answer belongs.
 * These are the shapes the native planner returns; nothing here depends on it.
 */

/** One step along a flatten path: a response key, any list, or a narrowing to some types. */
export type PathSegment = { readonly Field: string } | { readonly TypeCondition: readonly string[] } | '@';

/** One step along a rewrite's path; lists on the way are crossed silently. */
export type RewriteSegment = { readonly TypenameEquals: readonly string[] } | { readonly Key: string };

export interface ValueSetter {
  readonly path: readonly RewriteSegment[];
  readonly setValueTo: string;
}

export interface KeyRenamer {
  readonly path: readonly RewriteSegment[];
  readonly renameKeyTo: string;
}

/** A change to what is sent or to what came back. The planner has two spellings for a value setter. */
export type Rewrite =
  | { readonly ValueSetter: ValueSetter }
  | { readonly KeyRenamer: KeyRenamer }
  | ({ readonly kind: 'ValueSetter' } & ValueSetter);

/** What an entity's representation carries: `name` is the key in the data, `alias` the key to send. */
export type RequiresSelection =
  | {
      readonly kind: 'Field';
      readonly name: string;
      readonly alias?: string;
      readonly selections?: readonly RequiresSelection[];
    }
  | {
      readonly kind: 'InlineFragment';
      readonly typeCondition: string;
      readonly selections: readonly RequiresSelection[];
    }
  | { readonly kind: 'FragmentSpread'; readonly value: string };

interface Request {
  readonly serviceName: string;
  readonly operation: string;
  readonly operationKind?: 'query' | 'mutation' | 'subscription';
  readonly operationName?: string;
  readonly variableUsages?: readonly string[];
}

/** One request; with `requires` it asks `_entities` for what stands at the flatten path around it. */
export interface FetchNode extends Request {
  readonly kind: 'Fetch';
  readonly requires?: readonly RequiresSelection[];
  readonly inputRewrites?: readonly Rewrite[];
  readonly outputRewrites?: readonly Rewrite[];
}

/** One aliased `_entities` of a batch. */
export interface EntityBatchAlias {
  readonly alias: string;
  readonly representationsVariableName: string;
  readonly paths: readonly (readonly PathSegment[])[];
  readonly requires: readonly RequiresSelection[];
  readonly inputRewrites?: readonly Rewrite[];
  readonly outputRewrites?: readonly Rewrite[];
}

/** One request with several aliased `_entities`. */
export interface BatchFetchNode extends Request {
  readonly kind: 'BatchFetch';
  readonly entityBatch: { readonly aliases: readonly EntityBatchAlias[] };
}

export interface SequenceNode {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
}

export interface FlattenNode {
  readonly kind: 'Flatten';
  readonly path: readonly PathSegment[];
  readonly node: PlanNode;
}

/** Runs one clause by the value of a Boolean variable. */
export interface ConditionNode {
  readonly kind: 'Condition';
  readonly condition: string;
  readonly ifClause?: PlanNode | null;
  readonly elseClause?: PlanNode | null;
}

/** The source of a stream; what follows it in its sequence runs for every event. */
export interface SubscriptionNode {
  readonly kind: 'Subscription';
  readonly primary: Omit<FetchNode, 'kind'> & { readonly kind?: 'Fetch' };
}

/** Never produced for us; named so that it can be refused by name. */
export interface DeferNode {
  readonly kind: 'Defer';
}

export type PlanNode =
  | FetchNode
  | BatchFetchNode
  | SequenceNode
  | ParallelNode
  | FlattenNode
  | ConditionNode
  | SubscriptionNode
  | DeferNode;

export interface QueryPlan {
  readonly kind: 'QueryPlan';
  readonly node?: PlanNode | null;
}
