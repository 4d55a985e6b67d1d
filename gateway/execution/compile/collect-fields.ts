import {
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isUnionType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A Boolean variable and the value under which a selection applies. */
export interface Guard {
  readonly variable: string;
  readonly value: boolean;
}

/** Selection sets that apply together, each under its own conditions. */
export type Group = readonly { readonly set: SelectionSetNode; readonly guards: readonly Guard[] }[];

/** One response key of an object, with every place that selects it. */
export interface CollectedField {
  readonly key: string;
  readonly name: string;
  readonly occurrences: readonly {
    readonly set: SelectionSetNode | undefined;
    readonly guards: readonly Guard[];
  }[];
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
type Composite = GraphQLObjectType | GraphQLInterfaceType;

const identities = new WeakMap<SelectionSetNode, number>();
let lastIdentity = 0;
const identity = (set: SelectionSetNode): number => {
  const known = identities.get(set);
  if (known !== undefined) return known;
  lastIdentity += 1;
  identities.set(set, lastIdentity);
  return lastIdentity;
};

const guardsKey = (guards: readonly Guard[]): string =>
  guards.map(({ variable, value }) => `${value ? '+' : '-'}${variable}`).join('');

/** A text that is equal for equal groups. */
export const groupKey = (group: Group): string =>
  group.map(({ set, guards }) => `${String(identity(set))}${guardsKey(guards)}`).join(',');

/**
 * What `@skip` and `@include` leave of a selection: `false` when a literal takes it out, else the guards
 * under which it stays.
 */
const guardsOf = (node: SelectionNode, outer: readonly Guard[]): readonly Guard[] | false => {
  let guards = outer;
  for (const directive of node.directives ?? []) {
    const wanted = { skip: false, include: true }[directive.name.value];
    const condition = directive.arguments?.find((arg) => arg.name.value === 'if')?.value;
    if (wanted === undefined || condition === undefined) continue;
    if (condition.kind === Kind.BOOLEAN && condition.value !== wanted) return false;
    if (condition.kind !== Kind.VARIABLE) continue;
    const variable = condition.name.value;
    if (!guards.some((guard) => guard.variable === variable && guard.value === wanted))
      guards = [...guards, { variable, value: wanted }];
  }
  return guards;
};

const applies = (view: GraphQLSchema, condition: string | undefined, type: Composite): boolean => {
  if (condition === undefined || condition === type.name) return true;
  const conditional = view.getType(condition);
  return isAbstractType(conditional) && view.isSubType(conditional, type);
};

/**
 * The fields that a group selects on a value of a type, fragments merged, in the order in which they first
 * stand (GraphQL October 2021, section 6.3.2).
 */
export const collectFields = (
  view: GraphQLSchema,
  fragments: Fragments,
  type: Composite,
  group: Group,
): ReadonlyMap<string, CollectedField> => {
  const fields = new Map<
    string,
    {
      key: string;
      name: string;
      occurrences: { set: SelectionSetNode | undefined; guards: readonly Guard[] }[];
    }
  >();
  const entered = new Set<string>();
  const add = (set: SelectionSetNode, outer: readonly Guard[]): void => {
    const place = `${String(identity(set))}${guardsKey(outer)}`;
    if (entered.has(place)) return;
    entered.add(place);
    for (const selection of set.selections) {
      const guards = guardsOf(selection, outer);
      if (guards === false) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const field = fields.get(key) ?? { key, name: selection.name.value, occurrences: [] };
        fields.set(key, field);
        field.occurrences.push({ set: selection.selectionSet, guards });
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(view, selection.typeCondition?.name.value, type)) add(selection.selectionSet, guards);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (fragment && applies(view, fragment.typeCondition.name.value, type))
          add(fragment.selectionSet, guards);
      }
    }
  };
  for (const { set, guards } of group) add(set, guards);
  return fields;
};

/**
 * The conditions under which the answer to a group depends on which type a value of an abstract type has: each
 * list of guards leads to a `__typename`, or to a fragment that holds for one type and not for another. An
 * empty list means always; no list at all, never.
 */
export const typeDependence = (
  view: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLAbstractType,
  group: Group,
): readonly (readonly Guard[])[] => {
  const possible = view.getPossibleTypes(type);
  const found = new Map<string, readonly Guard[]>();
  const entered = new Set<string>();
  /** `certain`: whether the set holds for every type. Where it does not, each field of it matters. */
  const look = (set: SelectionSetNode, outer: readonly Guard[], certain: boolean): void => {
    const place = `${String(identity(set))}${guardsKey(outer)}${String(certain)}`;
    if (entered.has(place)) return;
    entered.add(place);
    for (const selection of set.selections) {
      const guards = guardsOf(selection, outer);
      if (guards === false) continue;
      if (selection.kind === Kind.FIELD) {
        if (!certain || selection.name.value === '__typename') found.set(guardsKey(guards), guards);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      if (fragment)
        look(
          fragment.selectionSet,
          guards,
          certain && possible.every((object) => applies(view, condition, object)),
        );
    }
  };
  // A union has no fields of its own: whatever is selected on it is selected on some type.
  for (const { set, guards } of group) look(set, guards, !isUnionType(type));
  return [...found.values()];
};
