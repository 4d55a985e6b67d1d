/**
 * Why an operation has no plan.
 * - `UNPLANNABLE`: valid, but no combination of subgraphs answers it; or it was seen to break the planner.
 * - `EMPTY`: literal `@skip` and `@include` left nothing of it; its data is `{}`.
 * - `TIMEOUT`: planning took longer than its deadline.
 * - `UNAVAILABLE`: the planner died over it, is overloaded, or is closed.
 */
export type PlanningFailureReason = 'UNPLANNABLE' | 'EMPTY' | 'TIMEOUT' | 'UNAVAILABLE';

/** An operation that could not be planned. It carries nothing of what the native planner said. */
export class PlanningFailure extends Error {
  readonly reason: PlanningFailureReason;

  constructor(reason: PlanningFailureReason) {
    super(`planning failed: ${reason}`);
    this.name = 'PlanningFailure';
    this.reason = reason;
  }
}
