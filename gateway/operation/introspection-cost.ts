import { Kind, getIntrospectionQuery, parse } from 'graphql';
import type { FragmentDefinitionNode, GraphQLSchema, SelectionSetNode } from 'graphql';
import { fragmentsOf } from './fragments-of.ts';

/** An answer to introspection may hold this many times the values of the standard introspection query's. */
const timesTheStandardQuery = 2;

/** How long the lists of introspection are in a schema; `types` is exact, the others are means, rounded up. */
const listLengths = (schema: GraphQLSchema): ReadonlyMap<string, number> => {
  const types = Object.values(schema.getTypeMap());
  const parts = types.reduce(
    (sum, type) => sum + ('getFields' in type ? Object.keys(type.getFields()).length : 0),
    0,
  );
  const values = types.reduce((sum, type) => sum + ('getValues' in type ? type.getValues().length : 0), 0);
  const mean = (count: number) => Math.max(2, Math.ceil(count / Math.max(1, types.length)));
  return new Map([
    ['types', types.length],
    ['directives', schema.getDirectives().length],
    ['fields', mean(parts)],
    ['inputFields', mean(parts)],
    ['enumValues', mean(values)],
    ['args', 2],
    ['interfaces', 2],
    ['possibleTypes', 2],
    ['locations', 4],
  ]);
};

/**
 * A measure of the work that the introspection in an operation makes: about how many values its answer holds.
 *
 * @returns a function from a root selection and its fragments to that number; data fields of the root count nothing
 */
export const introspectionCost = (
  schema: GraphQLSchema,
): ((selection: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>) => number) => {
  const lengths = listLengths(schema);
  return (root, fragments) => {
    const measured = new Map<string, number>();
    const cost = (set: SelectionSetNode | undefined, isRoot: boolean): number =>
      (set?.selections ?? []).reduce((sum, node) => {
        if (node.kind === Kind.INLINE_FRAGMENT) return sum + cost(node.selectionSet, isRoot);
        if (node.kind === Kind.FRAGMENT_SPREAD) {
          const name = node.name.value;
          const key = `${isRoot ? 'root' : 'inside'} ${name}`;
          const known = measured.get(key) ?? cost(fragments.get(name)?.selectionSet, isRoot);
          measured.set(key, known);
          return sum + known;
        }
        const name = node.name.value;
        if (isRoot && name !== '__schema' && name !== '__type') return sum;
        return sum + 1 + (lengths.get(name) ?? 1) * cost(node.selectionSet, false);
      }, 0);
    return cost(root, true);
  };
};

/** The most that introspection may cost in this schema. */
export const mostIntrospection = (schema: GraphQLSchema): number => {
  const document = parse(
    getIntrospectionQuery({ specifiedByUrl: true, oneOf: true, inputValueDeprecation: true }),
  );
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  return operation === undefined
    ? 0
    : timesTheStandardQuery * introspectionCost(schema)(operation.selectionSet, fragmentsOf(document));
};
