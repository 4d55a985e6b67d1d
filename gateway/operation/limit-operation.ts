import type { GraphQLSchema } from 'graphql';
import { refuseOperation } from '../refusal.ts';
import type { View } from '../view/view.ts';
import { fragmentsOf } from './fragments-of.ts';
import { introspectionCost, mostIntrospection } from './introspection-cost.ts';
import { limits } from './limits.ts';
import { operationSize } from './operation-size.ts';
import type { OperationSize } from './operation-size.ts';
import type { ParsedOperation } from './parse-operation.ts';

const messages: Readonly<Record<keyof OperationSize, string>> = {
  depth: `The operation is nested more than ${String(limits.depth)} levels deep.`,
  aliases: `The operation has more than ${String(limits.aliases)} aliases, fragments expanded.`,
  directives: `The operation has more than ${String(limits.directives)} directives, fragments expanded.`,
  roots: `The operation has more than ${String(limits.roots)} root fields, fragments expanded.`,
  selections: `The operation has more than ${String(limits.selections)} fields, fragments expanded.`,
};
const measures = ['selections', 'depth', 'aliases', 'directives', 'roots'] as const;

const introspectionBounds = new WeakMap<GraphQLSchema, (parsed: ParsedOperation) => boolean>();
const introspectionFits = (schema: GraphQLSchema) => {
  const known = introspectionBounds.get(schema);
  if (known !== undefined) return known;
  const cost = introspectionCost(schema);
  const most = mostIntrospection(schema);
  const fits = ({ document, operation }: ParsedOperation) =>
    cost(operation.selectionSet, fragmentsOf(document)) <= most;
  introspectionBounds.set(schema, fits);
  return fits;
};

/**
 * Bounds what an operation may ask for, before the planner sees it (see limits.ts).
 *
 * @throws Refusal OPERATION_TOO_LARGE that names the first limit exceeded
 */
export const limitOperation = (parsed: ParsedOperation, view: View): void => {
  const size = operationSize(parsed.operation.selectionSet, fragmentsOf(parsed.document));
  const exceeded = measures.find((measure) => size[measure] > limits[measure]);
  if (exceeded !== undefined) throw refuseOperation('OPERATION_TOO_LARGE', [{ message: messages[exceeded] }]);
  if (!introspectionFits(view.schema)(parsed))
    throw refuseOperation('OPERATION_TOO_LARGE', [
      { message: 'The operation introspects too much at once.' },
    ]);
};
