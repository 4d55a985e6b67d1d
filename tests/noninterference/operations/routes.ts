import { getNamedType, isAbstractType, isCompositeType, isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLCompositeType, GraphQLField, GraphQLSchema } from 'graphql';
import type { Dictionary } from './dictionary.ts';
import { drawArguments } from './draw-argument.ts';
import type { OperationText } from './operation-text.ts';

/** A step from one type to the next: through a field, or by a type condition. */
type Step =
  { readonly owner: string; readonly field: GraphQLField<unknown, unknown> } | { readonly onType: string };

/** A way from the root of queries to a type. */
export type Route = readonly Step[];

const most = 4;
const longest = 7;

/** Up to four of the shortest ways to every type that a query can reach. */
export const findRoutes = (schema: GraphQLSchema): ReadonlyMap<string, readonly Route[]> => {
  const routes = new Map<string, Route[]>();
  const root = schema.getQueryType();
  if (root === undefined || root === null) return routes;
  let reached: { readonly type: GraphQLCompositeType; readonly route: Route }[] = [{ type: root, route: [] }];
  while (reached.length > 0) {
    const next: typeof reached = [];
    for (const { type, route } of reached) {
      const known = routes.get(type.name) ?? [];
      if (known.length >= most || route.length > longest) continue;
      routes.set(type.name, [...known, route]);
      if (isAbstractType(type))
        for (const member of schema.getPossibleTypes(type))
          next.push({ type: member, route: [...route, { onType: member.name }] });
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const inner = getNamedType(field.type);
        if (isCompositeType(inner))
          next.push({ type: inner, route: [...route, { owner: type.name, field }] });
      }
    }
    reached = next;
  }
  return routes;
};

/** The selection that leads along a route to what is selected at its end. */
export const along = (route: Route, end: string, text: OperationText, dictionary: Dictionary): string =>
  route.reduceRight((below, step) => {
    if ('onType' in step) {
      text.coordinates.add(step.onType);
      return `{ __typename ... on ${step.onType} ${below} }`;
    }
    text.coordinates.add(`${step.owner}.${step.field.name}`);
    return `{ ${step.field.name}${drawArguments(step.owner, step.field, 10, text, dictionary)} ${below} }`;
  }, end);

/** A small selection of a type: some leaves, and what makes a page of a list. */
export const shallow = (
  type: GraphQLCompositeType,
  schema: GraphQLSchema,
  text: OperationText,
  depth = 0,
): string => {
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
