import type { CodeWriter } from './compile/code-writer.ts';
import type { Shape } from './compile/shape.ts';
import type { PathSegment } from './plan.ts';
import type { Step } from './run.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

/** What all fetches of a plan share while they are compiled. */
export interface PlanContext {
  readonly writer: CodeWriter;
  readonly facts: SupergraphFacts;
  /** Every key that some fetch fills or something reads, by place: known whole only after all were prepared. */
  readonly territory: Shape;
  /** The flatten paths of all entity fetches. */
  readonly paths: (readonly PathSegment[])[];
}

/** A fetch whose shape is known; to be written once the shapes of all others are. */
export type PreparedFetch = () => Step;
