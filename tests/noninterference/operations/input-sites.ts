import { getNamedType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLSchema,
} from 'graphql';
import { oncePer } from '../../../schema/once-per.ts';

/** Where a type of values can be given: an argument, and the input fields that lead from it to the type. */
export interface InputSite {
  readonly owner: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly argument: GraphQLArgument;
  readonly path: readonly { readonly type: GraphQLInputObjectType; readonly name: string }[];
}

const deepest = 3;

/** Every type that a value of the given type holds, itself first, with the way there. */
const pathsIn = (
  given: GraphQLInputType,
  path: InputSite['path'] = [],
): readonly { readonly leadsTo: string; readonly path: InputSite['path'] }[] => {
  const type = getNamedType(given);
  const here = { leadsTo: type.name, path };
  if (!isInputObjectType(type) || path.length >= deepest) return [here];
  return [
    here,
    ...Object.values(type.getFields()).flatMap((field) =>
      pathsIn(field.type, [...path, { type, name: field.name }]),
    ),
  ];
};

/** Every site of a schema, by the type of which a value can be given there. */
const allSites = oncePer((schema: GraphQLSchema): ReadonlyMap<string, readonly InputSite[]> => {
  const sites = new Map<string, InputSite[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if ((!isObjectType(type) && !isInterfaceType(type)) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      for (const argument of field.args)
        for (const { leadsTo, path } of pathsIn(argument.type))
          sites.set(leadsTo, [...(sites.get(leadsTo) ?? []), { owner: type.name, field, argument, path }]);
  }
  return sites;
});

/** Every place where a value of an input or enum type can be given. */
export const inputSites = (schema: GraphQLSchema, wanted: string): readonly InputSite[] =>
  allSites(schema).get(wanted) ?? [];
