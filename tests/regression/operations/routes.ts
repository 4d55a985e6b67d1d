import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { GraphQLCompositeType, GraphQLField } from 'graphql';
import { asLiteral, sampleValue } from './given-value.ts';
import type { Namer } from './invented-names.ts';
import type { Sight } from './sight.ts';

type Step =
  { readonly owner: string; readonly field: GraphQLField<unknown, unknown> } | { readonly onType: string };

/** A way into the schema and on to one of its types. */
export interface Route {
  /** The kind of operation, or the entity type that federation's own way in is asked for. */
  readonly entry: 'query' | 'mutation' | 'subscription' | { readonly entity: string };
  readonly steps: readonly Step[];
}

interface Reached extends Route {
  readonly cost: number;
}

/** What a withheld step costs: a way without any is always taken before one with. */
const withheldCost = 1_000;

/**
 * The best way to every type that the cleared twin can reach: of those that the caller under test could follow the
 * shortest, so that what is withheld is what the operation aims at and no step before it.
 *
 * @param from the root types; or the types of entities that federation's own way in leads to, and no root
 */
export const findRoutes = (
  sight: Sight,
  from: 'roots' | { readonly entities: readonly string[] } = 'roots',
): ReadonlyMap<string, Route> => {
  const { schema, admits, withheld } = sight;
  const best = new Map<string, Reached>();
  const open: { readonly type: GraphQLCompositeType; readonly reached: Reached }[] = [];
  const reach = (type: GraphQLCompositeType, reached: Reached) => {
    if (reached.cost >= (best.get(type.name)?.cost ?? Infinity)) return;
    best.set(type.name, reached);
    open.push({ type, reached });
  };
  const costOf = (...coordinates: readonly string[]): number =>
    coordinates.some((coordinate) => !admits(coordinate))
      ? Infinity
      : 1 + withheldCost * coordinates.filter(withheld).length;

  const start = (name: string | undefined, entry: Route['entry'], cost: number) => {
    const type = name === undefined ? undefined : schema.getType(name);
    if (isObjectType(type)) reach(type, { entry, steps: [], cost });
  };
  if (from === 'roots') {
    start(schema.getQueryType()?.name, 'query', 0);
    start(schema.getMutationType()?.name, 'mutation', 0);
    // What is followed can mostly be asked for too, and that is the plainer way.
    start(schema.getSubscriptionType()?.name, 'subscription', withheldCost / 2);
  } else for (const entity of from.entities) start(entity, { entity }, costOf(entity));
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { type, reached } = next;
    const follow = (to: GraphQLCompositeType, step: Step, cost: number) => {
      reach(to, { entry: reached.entry, steps: [...reached.steps, step], cost: reached.cost + cost });
    };
    if (isAbstractType(type))
      for (const member of schema.getPossibleTypes(type))
        follow(member, { onType: member.name }, costOf(member.name));
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const shared of type.getInterfaces()) follow(shared, { onType: shared.name }, costOf(shared.name));
    for (const field of Object.values(type.getFields())) {
      const to = getNamedType(field.type);
      if (!isCompositeType(to) || to.name.startsWith('_') || field.name.startsWith('_')) continue;
      follow(to, { owner: type.name, field }, costOf(`${type.name}.${field.name}`, to.name));
    }
  }
  return best;
};

/** The arguments without which a field cannot be asked for, as they stand in the text. */
export const requiredArguments = (
  owner: string,
  field: GraphQLField<unknown, unknown>,
  sight: Sight,
  n: Namer,
  given: Readonly<Record<string, string>> = {},
): string => {
  const texts = field.args
    .filter((argument) => isRequiredArgument(argument) || Object.hasOwn(given, argument.name))
    .map(
      (argument) =>
        `${n(`${owner}.${field.name}(${argument.name}:)`, argument.name)}: ${given[argument.name] ?? asLiteral(sampleValue(argument.type, sight), n)}`,
    );
  return texts.length === 0 ? '' : `(${texts.join(', ')})`;
};

/** The selection that leads along a route to what is selected at its end. */
export const along = (route: Route, end: string, sight: Sight, n: Namer): string => {
  const inside = route.steps.reduceRight((below, step) => {
    if ('onType' in step) return `{ __typename ... on ${n(step.onType, step.onType)} ${below} }`;
    const name = n(`${step.owner}.${step.field.name}`, step.field.name);
    return `{ ${name}${requiredArguments(step.owner, step.field, sight, n)} ${below} }`;
  }, end);
  if (typeof route.entry === 'string') return inside;
  const { entity } = route.entry;
  return `{ _entities(representations: $references) { ... on ${n(entity, entity)} ${inside} } }`;
};
