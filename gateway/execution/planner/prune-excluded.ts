import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const mayExclude = /@\s*(?:skip|include)\b/;

type Verdict = 'out' | readonly DirectiveNode[];

/** What literal conditions make of a selection: it goes, or it stays with the conditions that are not literal. */
const judge = (directives: readonly DirectiveNode[] = []): Verdict => {
  const kept: DirectiveNode[] = [];
  for (const directive of directives) {
    const keeps = { skip: false, include: true }[directive.name.value];
    const condition = directive.arguments?.find((arg) => arg.name.value === 'if')?.value;
    if (keeps === undefined || condition?.kind !== Kind.BOOLEAN) kept.push(directive);
    else if (condition.value !== keeps) return 'out';
  }
  return kept;
};

/**
 * Takes from an operation what literal `@skip` and `@include` exclude, since the planner fails on selections of
 * which nothing is left. A field whose whole selection goes is asked for its `__typename`, so that it can still
 * be told from null.
 *
 * @returns the operation's text, or undefined when nothing of it remains.
 * @throws GraphQLError when the text is not GraphQL.
 */
export const pruneExcluded = (operation: string): string | undefined => {
  if (!mayExclude.test(operation)) return operation;
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);

  /** Each fragment's remains; absent where nothing does. */
  const remains = new Map<string, FragmentDefinitionNode | undefined>();
  const fragment = (name: string): FragmentDefinitionNode | undefined => {
    if (remains.has(name)) return remains.get(name);
    // A fragment that contains itself is no valid GraphQL; nothing remains of the inner one.
    remains.set(name, undefined);
    const definition = fragments.get(name);
    const selectionSet = definition && prune(definition.selectionSet);
    const pruned = definition && selectionSet && { ...definition, selectionSet };
    remains.set(name, pruned);
    return pruned;
  };

  const pruneSelection = (selection: SelectionNode): SelectionNode | undefined => {
    const directives = judge(selection.directives);
    if (directives === 'out') return undefined;
    if (selection.kind === Kind.FRAGMENT_SPREAD)
      return fragment(selection.name.value) && { ...selection, directives };
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const selectionSet = prune(selection.selectionSet);
      return selectionSet && { ...selection, directives, selectionSet };
    }
    if (!selection.selectionSet) return { ...selection, directives };
    const selectionSet = prune(selection.selectionSet) ?? {
      ...selection.selectionSet,
      selections: [typename],
    };
    return { ...selection, directives, selectionSet };
  };

  const prune = (set: SelectionSetNode): SelectionSetNode | undefined => {
    const selections = set.selections.flatMap((selection) => pruneSelection(selection) ?? []);
    return selections.length > 0 ? { ...set, selections } : undefined;
  };

  const kept: DocumentNode['definitions'][number][] = [];
  for (const node of definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const selectionSet = prune(node.selectionSet);
    if (!selectionSet) return undefined;
    kept.push({ ...node, selectionSet });
  }
  for (const definition of remains.values()) if (definition) kept.push(definition);
  return print({ kind: Kind.DOCUMENT, definitions: kept });
};
