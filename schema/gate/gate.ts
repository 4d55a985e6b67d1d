import type { Finding, Graph } from './rule.ts';
import { rules } from './rules.ts';

/** A place that breaks a rule of the gate. */
export interface Fault extends Finding {
  readonly rule: string;
}

/** Every fault of a graph, rule by rule in their order; none if it may pass. Needs no composition, only its result. */
export const gate = (graph: Graph): Fault[] =>
  rules.flatMap(({ name, check }) => check(graph).map((finding) => ({ rule: name, ...finding })));
