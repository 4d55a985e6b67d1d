import { verifyPlan } from '../execution/verify-plan.ts';
import type { SupergraphFacts } from '../execution/supergraph-facts.ts';
import type { View } from '../view/view.ts';
import type { Planned } from './plan-operation.ts';

/**
 * The last check before anything is asked: a plan runs only if every coordinate in it stands in the caller's view,
 * or is a key by which subgraphs join, or what a field of the view requires. The planner knows no markings, so that a
 * fault here means that a wall has failed: the operation is refused, and `alarm` tells the operators.
 */
export const verifyOperation = (
  planned: Planned,
  view: View,
  facts: SupergraphFacts,
  alarm: () => void,
): Planned => {
  if (planned.kind !== 'plan') return planned;
  if (verifyPlan(planned.plan, view.visible, facts, view.behind) === undefined) return planned;
  alarm();
  return { kind: 'failed', code: 'PLANNING_FAILED', lasting: true };
};
