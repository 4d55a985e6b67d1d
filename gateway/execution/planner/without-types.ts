import { type FragmentDefinitionNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { DocumentNode, SelectionSetNode } from 'graphql';

const nothing: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
};

const definedFragments = (document: DocumentNode): readonly FragmentDefinitionNode[] =>
  document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);

/** Variables that stand somewhere else than where they are defined. */
const usedVariables = (document: DocumentNode): ReadonlySet<string> => {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      used.add(name.value);
    },
  });
  return used;
};

/**
 * An operation without its fragments on some object types, and without the variables that stood in those alone. A value
 * of which nothing else was asked is asked for its `__typename`, so that it can still be told from null.
 *
 * @returns its text, and the names of the variables that are left
 * @throws GraphQLError if the text is not GraphQL
 */
export const withoutTypes = (
  operation: string,
  types: ReadonlySet<string>,
): { readonly operation: string; readonly variables: ReadonlySet<string> } => {
  const document = parse(operation, { noLocation: true });
  const gone = new Set(
    definedFragments(document)
      .filter(({ typeCondition }) => types.has(typeCondition.name.value))
      .map(({ name }) => name.value),
  );
  const kept = visit(document, {
    FragmentDefinition: ({ name }) => (gone.has(name.value) ? null : undefined),
    FragmentSpread: ({ name }) => (gone.has(name.value) ? null : undefined),
    InlineFragment: ({ typeCondition }) =>
      typeCondition && types.has(typeCondition.name.value) ? null : undefined,
    SelectionSet: { leave: ({ selections }) => (selections.length === 0 ? nothing : undefined) },
  });
  const variables = usedVariables(kept);
  const declared = visit(kept, {
    VariableDefinition: ({ variable }) => (variables.has(variable.name.value) ? undefined : null),
  });
  return { operation: stripIgnoredCharacters(print(declared)), variables };
};
