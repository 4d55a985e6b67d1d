import type { QueryPlan } from '../plan.ts';

/** From the gateway to the planner's process. */
export type ToPlanner =
  | { readonly kind: 'load'; readonly supergraph: string; readonly memoryMb: number }
  | { readonly kind: 'plan'; readonly id: number; readonly operation: string }
  | { readonly kind: 'cancel'; readonly id: number };

/** From the planner's process to the gateway. */
export type FromPlanner =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unloadable' }
  | { readonly kind: 'planned'; readonly id: number; readonly plan: QueryPlan }
  | { readonly kind: 'failed'; readonly id: number };
