import { getNamedType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLSchema,
} from 'graphql';

/** Where a type of values can be given: an argument, and the input fields that lead from it to the type. */
export interface InputSite {
  readonly owner: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly argument: GraphQLArgument;
  readonly path: readonly { readonly type: GraphQLInputObjectType; readonly name: string }[];
}

const deepest = 3;

const pathsTo = (
  wanted: string,
  type: GraphQLInputType,
  path: InputSite['path'] = [],
): readonly InputSite['path'][] => {
  const named = getNamedType(type);
  const here = named.name === wanted ? [path] : [];
  if (!isInputObjectType(named) || path.length >= deepest) return here;
  return [
    ...here,
    ...Object.values(named.getFields()).flatMap((field) =>
      pathsTo(wanted, field.type, [...path, { type: named, name: field.name }]),
    ),
  ];
};

/** Every place where a value of an input or enum type can be given. */
export const inputSites = (schema: GraphQLSchema, wanted: string): readonly InputSite[] =>
  Object.values(schema.getTypeMap()).flatMap((type) => {
    if ((!isObjectType(type) && !isInterfaceType(type)) || type.name.startsWith('__')) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((argument) =>
        pathsTo(wanted, argument.type).map((path) => ({ owner: type.name, field, argument, path })),
      ),
    );
  });
