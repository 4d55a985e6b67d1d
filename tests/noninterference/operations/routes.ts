import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { GraphQLCompositeType, GraphQLField, GraphQLSchema } from 'graphql';
import type { Dictionary } from './dictionary.ts';
import { drawArguments } from './draw-argument.ts';
import type { OperationText } from './operation-text.ts';
import { rootsOf } from './roots.ts';
import type { RootKind } from './roots.ts';

/** A step from one type to the next: through a field, or by a type condition. */
type Step =
  { readonly owner: string; readonly field: GraphQLField<unknown, unknown> } | { readonly onType: string };

/** A way from a root to a type. */
export interface Route {
  readonly from: RootKind;
  readonly steps: readonly Step[];
}

const most = 4;
const longest = 7;

/** Up to four of the shortest ways to every type that any operation can reach; those of queries before others as short. */
export const findRoutes = (schema: GraphQLSchema): ReadonlyMap<string, readonly Route[]> => {
  const routes = new Map<string, Route[]>();
  let reached: { readonly type: GraphQLCompositeType; readonly route: Route }[] = rootsOf(schema).map(
    ({ kind, type }) => ({ type, route: { from: kind, steps: [] } }),
  );
  while (reached.length > 0) {
    const next: typeof reached = [];
    for (const { type, route } of reached) {
      const known = routes.get(type.name) ?? [];
      if (known.length >= most || route.steps.length > longest) continue;
      routes.set(type.name, [...known, route]);
      const onwards = (step: Step): Route => ({ ...route, steps: [...route.steps, step] });
      if (isAbstractType(type))
        for (const member of schema.getPossibleTypes(type))
          next.push({ type: member, route: onwards({ onType: member.name }) });
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const inner = getNamedType(field.type);
        if (isCompositeType(inner)) next.push({ type: inner, route: onwards({ owner: type.name, field }) });
      }
    }
    reached = next;
  }
  return routes;
};

/** The selection that leads along a route to what is selected at its end. */
export const along = (
  { from, steps }: Route,
  end: string,
  text: OperationText,
  dictionary: Dictionary,
): string => {
  text.does = from;
  return steps.reduceRight((below, step) => {
    if ('onType' in step) {
      text.coordinates.add(step.onType);
      return `{ __typename ... on ${step.onType} ${below} }`;
    }
    text.coordinates.add(`${step.owner}.${step.field.name}`);
    return `{ ${step.field.name}${drawArguments(step.owner, step.field, 10, text, dictionary)} ${below} }`;
  }, end);
};

/** A small selection of a type: some leaves, and what makes a page of a list. */
export const shallow = (
  type: GraphQLCompositeType,
  schema: GraphQLSchema,
  text: OperationText,
  depth = 0,
): string => {
  if (isUnionType(type)) {
    const members = text.draw.shuffled(schema.getPossibleTypes(type)).slice(0, 2);
    const [whole, other] = members.map(
      (member) => `... on ${member.name} ${shallow(member, schema, text, depth + 1)}`,
    );
    return `{ __typename ${[whole, text.draw.chance(50) ? other : undefined].filter((part) => part !== undefined).join(' ')} }`;
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).filter((field) => field.args.length === 0);
  const isLeaf = (field: (typeof fields)[number]) => !isCompositeType(getNamedType(field.type));
  const leaves = text.draw.shuffled(fields.filter(isLeaf)).slice(0, 3);
  const paging = fields.filter((field) => ['edges', 'node', 'pageInfo'].includes(field.name));
  const inner = paging.length > 0 ? paging : leaves.length > 0 || depth > 2 ? [] : fields.slice(0, 1);
  for (const field of [...leaves, ...inner]) text.coordinates.add(`${type.name}.${field.name}`);
  const parts = [
    ...leaves.map((field) => field.name),
    ...inner.map((field) => {
      const below = getNamedType(field.type);
      return isCompositeType(below) ? `${field.name} ${shallow(below, schema, text, depth + 1)}` : field.name;
    }),
  ];
  return `{ ${parts.length === 0 ? '__typename' : parts.join(' ')} }`;
};
