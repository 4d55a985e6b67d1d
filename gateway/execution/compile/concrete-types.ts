import { isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { oncePer } from '../../../schema/once-per.ts';
import type { SupergraphFacts } from '../supergraph-facts.ts';

/** The names of the whole graph's object types. Worked out once for a graph: there are many, and every program asks. */
export const concreteTypes = oncePer(
  ({ types }: SupergraphFacts): ReadonlySet<string> =>
    new Set([...types.values()].filter(({ kind }) => kind === 'OBJECT').map(({ name }) => name)),
);

const inSightOf = oncePer((facts: SupergraphFacts) =>
  oncePer((view: GraphQLSchema) => {
    const concrete = [...concreteTypes(facts)];
    const isShown = (name: string): boolean => isObjectType(view.getType(name));
    return {
      shown: new Set(concrete.filter(isShown)),
      hidden: new Set(concrete.filter((name) => !isShown(name))),
    };
  }),
);

/** The same, divided into those that a view holds and those that it does not. Worked out once for a view. */
export const typesInSight = (
  facts: SupergraphFacts,
  view: GraphQLSchema,
): { readonly shown: ReadonlySet<string>; readonly hidden: ReadonlySet<string> } => inSightOf(facts)(view);
