import { type ConstDirectiveNode, type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';

/** What a condition says when it keeps its selection. */
const keeps: Readonly<Record<string, boolean>> = { skip: false, include: true };

const conditionOf = (directive: DirectiveNode) =>
  Object.hasOwn(keeps, directive.name.value)
    ? directive.arguments?.find((arg) => arg.name.value === 'if')?.value
    : undefined;

/** The Boolean variables on which an operation's `@skip` and `@include` depend, sorted. */
export const conditionVariables = (operation: DocumentNode): readonly string[] => {
  const names = new Set<string>();
  visit(operation, {
    Directive: (directive) => {
      const condition = conditionOf(directive);
      if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
    },
  });
  return [...names].sort();
};

const leaveOut: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'skip' },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'if' },
      value: { kind: Kind.BOOLEAN, value: true },
    },
  ],
};

/**
 * The operation as it stands for given values of its condition variables: conditions that hold are gone, and
 * what others take out is marked so by a literal. The planner is exact with literals; with variables it asks
 * for more than is selected, and has been seen to write text that is no GraphQL.
 *
 * @param variables coerced; a condition variable without a value counts as false.
 */
export const settleConditions = (
  operation: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): DocumentNode => {
  const settle = <Node extends { readonly directives?: readonly DirectiveNode[] }>(
    node: Node,
  ): Node | undefined => {
    if (!node.directives?.length) return undefined;
    const unsettled = node.directives.filter((directive) => conditionOf(directive) === undefined);
    const out = node.directives.some((directive) => {
      const condition = conditionOf(directive);
      if (condition === undefined) return false;
      const value =
        condition.kind === Kind.VARIABLE
          ? Object.hasOwn(variables, condition.name.value) && variables[condition.name.value] === true
          : condition.kind === Kind.BOOLEAN && condition.value;
      return value !== keeps[directive.name.value];
    });
    return { ...node, directives: out ? [...unsettled, leaveOut] : unsettled };
  };
  return visit(operation, { Field: settle, InlineFragment: settle, FragmentSpread: settle });
};
