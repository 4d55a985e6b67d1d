import { print } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { QueryPlan } from '../execution/plan.ts';
import { PlanningFailure } from '../execution/planner/planning-failure.ts';
import type { Planner } from '../execution/planner/planner.ts';
import type { SupergraphFacts } from '../execution/supergraph-facts.ts';
import type { ErrorCode } from '../error-codes.ts';
import type { View } from '../view/view.ts';
import { keepToView } from './keep-to-view.ts';

/** How an operation will be answered: by a plan, with nothing at all, or not. */
export type Planned =
  | { readonly kind: 'plan'; readonly plan: QueryPlan }
  /** Its conditions leave nothing of it. */
  | { readonly kind: 'empty' }
  /** `lasting`: asking again would end the same way. */
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly lasting: boolean };

const failures: Readonly<Record<PlanningFailure['reason'], Planned>> = {
  EMPTY: { kind: 'empty' },
  UNPLANNABLE: { kind: 'failed', code: 'PLANNING_FAILED', lasting: true },
  TIMEOUT: { kind: 'failed', code: 'TIMEOUT', lasting: false },
  UNAVAILABLE: { kind: 'failed', code: 'PLANNING_FAILED', lasting: false },
};

/**
 * Plans the data part of an operation. The planner checks nothing: what comes here is validated and bounded.
 *
 * @param data one operation without introspection; absent if introspection is all there is
 */
export const planOperation = async (
  data: DocumentNode | undefined,
  view: View,
  planner: Planner,
  facts: SupergraphFacts,
): Promise<Planned> => {
  if (data === undefined) return { kind: 'empty' };
  try {
    const plan = await planner.plan(print(keepToView(data, view.schema, facts.possibleTypes)));
    return { kind: 'plan', plan };
  } catch (error) {
    if (error instanceof PlanningFailure) return failures[error.reason];
    throw error;
  }
};
