import { Kind, TypeInfo, parse, visit, visitWithTypeInfo } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/**
 * Watches what the gateway asks subgraphs for. Nothing restricted may even be fetched (design, section 3, rule 2), also
 * where the answer would hold nothing of it.
 */
export const fetchOracle = (schema: GraphQLSchema, restricted: () => ReadonlySet<string>) => {
  const judged = new Map<string, readonly string[]>();
  const judge = (query: string): readonly string[] => {
    const types = new TypeInfo(schema);
    const named = new Set<string>();
    visit(
      parse(query),
      visitWithTypeInfo(types, {
        Field: (node) => {
          const owner = types.getParentType()?.name;
          if (owner !== undefined && node.name.value !== '__typename')
            named.add(`${owner}.${node.name.value}`);
        },
        InlineFragment: (node) => {
          if (node.typeCondition !== undefined) named.add(node.typeCondition.name.value);
        },
        ObjectField: (node) => {
          const owner = types.getParentInputType();
          if (owner !== undefined && owner !== null && node.value.kind !== Kind.NULL)
            named.add(`${String(owner).replaceAll(/[[\]!]/g, '')}.${node.name.value}`);
        },
      }),
    );
    return [...named];
  };
  return {
    /** The restricted coordinates in a request's body. */
    outside: (body: string): readonly string[] => {
      const { query } = JSON.parse(body) as { readonly query: string };
      const known = judged.get(query) ?? judge(query);
      if (judged.size < 50_000) judged.set(query, known);
      return known.filter((coordinate) => restricted().has(coordinate));
    },
  };
};
