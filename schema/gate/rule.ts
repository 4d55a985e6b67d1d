import type { DocumentNode } from 'graphql';

export interface Subgraph {
  readonly name: string;
  readonly document: DocumentNode;
}

/** What the gate looks at: every subgraph as written, and the supergraph composed of them. */
export interface Graph {
  readonly subgraphs: readonly Subgraph[];
  readonly supergraph: DocumentNode;
}

/** One place that breaks a rule, and how to mend it. */
export interface Finding {
  readonly coordinate: string;
  readonly message: string;
}

/** A rule looks at the whole graph and names every place that breaks it. It never throws. */
export type Rule = (graph: Graph) => Finding[];
