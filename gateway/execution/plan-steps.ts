import { prepareEntityFetch } from './fetch-entities.ts';
import { prepareRootFetch } from './fetch-root.ts';
import type { PlanContext, PreparedFetch } from './plan-context.ts';
import type { PathSegment, PlanNode } from './plan.ts';
import type { Step } from './run.ts';

const nothing: Step = () => undefined;

/** One after the other; a step that failed left its part empty, and what follows finds nothing to ask for. */
export const inSequence =
  (steps: readonly Step[]): Step =>
  (run) => {
    let at = 0;
    const next = (): Promise<void> | undefined => {
      for (let step = steps[at]; step !== undefined; step = steps[at]) {
        at += 1;
        const pending = step(run);
        if (pending) return pending.then(next);
      }
      return undefined;
    };
    return next();
  };

const inParallel =
  (steps: readonly Step[]): Step =>
  (run) => {
    const pending: Promise<void>[] = [];
    for (const step of steps) {
      const one = step(run);
      if (one) pending.push(one);
    }
    if (pending.length <= 1) return pending[0];
    return Promise.all(pending).then(() => undefined);
  };

/**
 * Prepares a node and all below it.
 * @param path the flatten path around it.
 * @throws Error on a node that cannot be run: Defer, an inner Subscription, a flattened root fetch.
 */
export const prepareNode = (
  node: PlanNode | null | undefined,
  path: readonly PathSegment[],
  context: PlanContext,
): PreparedFetch => {
  if (!node) return () => nothing;
  switch (node.kind) {
    case 'Fetch': {
      if (node.requires) return prepareEntityFetch(node, path, context);
      if (path.length > 0) throw new Error('a plan flattens a fetch that requires nothing');
      const prepared = prepareRootFetch(node, context);
      return () => prepared().step;
    }
    case 'BatchFetch':
      return prepareEntityFetch(node, path, context);
    case 'Flatten':
      return prepareNode(node.node, [...path, ...node.path], context);
    case 'Sequence': {
      const parts = node.nodes.map((part) => prepareNode(part, path, context));
      return () => inSequence(parts.map((part) => part()));
    }
    case 'Parallel': {
      const parts = node.nodes.map((part) => prepareNode(part, path, context));
      return () => inParallel(parts.map((part) => part()));
    }
    case 'Condition': {
      const { condition } = node;
      const whenTrue = prepareNode(node.ifClause, path, context);
      const otherwise = prepareNode(node.elseClause, path, context);
      return () => {
        const branches = { whenTrue: whenTrue(), otherwise: otherwise() };
        return (run) => {
          const holds = Object.hasOwn(run.variables, condition) && run.variables[condition] === true;
          return (holds ? branches.whenTrue : branches.otherwise)(run);
        };
      };
    }
    case 'Subscription':
      throw new Error('a plan has a subscription below its root');
    case 'Defer':
      throw new Error('deferred parts are not supported');
  }
};
