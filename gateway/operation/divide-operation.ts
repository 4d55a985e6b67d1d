import { Kind, separateOperations, visit } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from './fragments-of.ts';
import type { ParsedOperation } from './parse-operation.ts';

/** The two parts of an operation. A part with nothing in it is absent. */
export interface DividedOperation {
  /** What the view itself answers: `__schema`, `__type`, and `__typename` of the root. */
  readonly introspection: DocumentNode | undefined;
  /** What the subgraphs answer. */
  readonly data: DocumentNode | undefined;
}

const isIntrospection = (field: FieldNode): boolean => field.name.value.startsWith('__');

/** A document of one operation, with the fragments and the variables that it still uses. */
const documentOf = (document: DocumentNode, operation: OperationDefinitionNode): DocumentNode => {
  const [pruned] = Object.values(
    separateOperations({
      kind: Kind.DOCUMENT,
      definitions: [
        operation,
        ...document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION),
      ],
    }),
  );
  const kept = pruned ?? document;
  const used = new Set<string>();
  visit(kept, {
    // A variable's own definition is no use of it.
    VariableDefinition: () => false,
    Variable: (node) => {
      used.add(node.name.value);
    },
  });
  return {
    kind: Kind.DOCUMENT,
    definitions: kept.definitions.map((node) =>
      node.kind === Kind.OPERATION_DEFINITION
        ? {
            ...node,
            variableDefinitions: (node.variableDefinitions ?? []).filter(({ variable }) =>
              used.has(variable.name.value),
            ),
          }
        : node,
    ),
  };
};

/**
 * Divides an operation into introspection and data. The planner refuses introspection and would ask a subgraph for
 * the root's `__typename`; both are known here. Either may stand anywhere among the root's fields, also in fragments
 * and under conditions, so that no operation can be taken for one kind by its first field.
 */
export const divideOperation = ({ document, operation }: ParsedOperation): DividedOperation => {
  const fragments = fragmentsOf(document);
  const part = (set: SelectionSetNode, introspection: boolean): SelectionNode[] =>
    set.selections.flatMap((node): SelectionNode[] => {
      if (node.kind === Kind.FIELD) return isIntrospection(node) === introspection ? [node] : [];
      if (node.kind === Kind.INLINE_FRAGMENT) {
        const selections = part(node.selectionSet, introspection);
        return selections.length === 0
          ? []
          : [{ ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } }];
      }
      const fragment = fragments.get(node.name.value);
      const selections = fragment === undefined ? [] : part(fragment.selectionSet, introspection);
      if (fragment === undefined || selections.length === 0) return [];
      return [
        {
          kind: Kind.INLINE_FRAGMENT,
          typeCondition: fragment.typeCondition,
          ...(node.directives === undefined ? {} : { directives: node.directives }),
          selectionSet: { kind: Kind.SELECTION_SET, selections },
        },
      ];
    });
  const withSelections = (selections: readonly SelectionNode[]) =>
    selections.length === 0
      ? undefined
      : documentOf(document, { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } });
  const introspection = withSelections(part(operation.selectionSet, true));
  return {
    introspection,
    data:
      introspection === undefined
        ? documentOf(document, operation)
        : withSelections(part(operation.selectionSet, false)),
  };
};
