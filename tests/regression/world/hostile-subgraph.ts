import {
  Kind,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import type {
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

type Json = Record<string, unknown>;

/** The text by which a value of a field is known wherever it turns up. */
const canaryOf = (coordinate: string): string => `«${coordinate}»`;

/** The coordinates whose values stand in a text. */
export const canariesIn = (text: string): readonly string[] =>
  [...text.matchAll(/«([^»]*)»/g)].map(([, coordinate = '']) => coordinate);

const steady: Readonly<Record<string, unknown>> = {
  Int: 7,
  Float: 7.5,
  Boolean: true,
  Date: '2026-01-02',
  DateTime: '2026-01-02T00:00:00.000Z',
};

/** What every subgraph answers for a leaf: where it can, the field's canary. */
export const leafValue = (coordinate: string, type: GraphQLNamedType): unknown =>
  isEnumType(type) ? type.getValues()[0]?.name : (steady[type.name] ?? canaryOf(coordinate));

/** The type that a value of an abstract type turns out to have. */
export const concreteType = (type: GraphQLNamedType, schema: GraphQLSchema): GraphQLObjectType => {
  const concrete = isAbstractType(type) ? schema.getPossibleTypes(type)[0] : type;
  if (!isObjectType(concrete)) throw new Error(`${type.name} has no values`);
  return concrete;
};

/**
 * Answers a subgraph's request without asking who asks or what was asked for: every field that was selected, whatever
 * its conditions, and beside it every other field that the type has.
 *
 * @param schema the whole API
 */
export const hostileAnswer = (
  schema: GraphQLSchema,
  body: { readonly query: string; readonly variables?: Json | undefined },
): Json => {
  const document = parse(body.query, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    else if (node.kind === Kind.OPERATION_DEFINITION) operation ??= node;
  if (operation === undefined) throw new Error('no operation');

  const inShape = (type: GraphQLOutputType, value: () => unknown): unknown => {
    const bare = getNullableType(type);
    return isListType(bare) ? [inShape(bare.ofType, value), inShape(bare.ofType, value)] : value();
  };
  const unasked = (type: GraphQLObjectType, depth: number): Json => ({
    ['__proto__']: { polluted: canaryOf('__proto__') },
    ...Object.fromEntries(
      Object.values(type.getFields()).flatMap((field) => {
        const named = getNamedType(field.type);
        if (!isCompositeType(named))
          return [[field.name, inShape(field.type, () => leafValue(`${type.name}.${field.name}`, named))]];
        if (depth === 0) return [];
        return [[field.name, inShape(field.type, () => unasked(concreteType(named, schema), depth - 1))]];
      }),
    ),
  });
  const select = (type: GraphQLObjectType, set: SelectionSetNode, into: Json): Json => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        into[key] = fieldValue(type, node.name.value, node.selectionSet, node.arguments ?? []);
        continue;
      }
      const part = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      const condition = part?.typeCondition?.name.value;
      if (part !== undefined && (condition === undefined || fits(type, condition)))
        select(type, part.selectionSet, into);
    }
    return into;
  };
  const fits = (type: GraphQLObjectType, condition: string): boolean => {
    const wanted = schema.getType(condition);
    return condition === type.name || (isAbstractType(wanted) && schema.isSubType(wanted, type));
  };
  const objectOf = (type: GraphQLObjectType, set: SelectionSetNode | undefined): Json =>
    select(type, set ?? { kind: Kind.SELECTION_SET, selections: [] }, unasked(type, 1));
  const fieldValue = (
    type: GraphQLObjectType,
    name: string,
    set: SelectionSetNode | undefined,
    given: NonNullable<Extract<SelectionSetNode['selections'][number], { kind: Kind.FIELD }>['arguments']>,
  ): unknown => {
    if (name === '__typename') return type.name;
    if (name === '_entities') {
      const list = given.find((argument) => argument.name.value === 'representations')?.value;
      const representations = list === undefined ? [] : valueFromASTUntyped(list, body.variables);
      return (representations as readonly Json[]).map((one) =>
        objectOf(concreteType(typeNamed(String(one['__typename'])), schema), set),
      );
    }
    const field = type.getFields()[name];
    if (field === undefined) throw new Error(`nobody has ${type.name}.${name}`);
    const named = getNamedType(field.type);
    return inShape(field.type, () =>
      isCompositeType(named)
        ? objectOf(concreteType(named, schema), set)
        : leafValue(`${type.name}.${name}`, named),
    );
  };
  const typeNamed = (name: string): GraphQLNamedType => {
    const type = schema.getType(name);
    if (type === undefined) throw new Error(`there is no type ${name}`);
    return type;
  };

  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) throw new Error(`there are no ${operation.operation} operations`);
  return {
    data: select(root, operation.selectionSet, unasked(root, 0)),
    extensions: { trace: canaryOf('extensions') },
  };
};
