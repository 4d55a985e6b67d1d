import { getNamedType, isSpecifiedScalarType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/** Stands for whatever could not be placed in the schema: no marking knows it, so it is released to nobody. */
const unplaced = '?';

const known = new WeakMap<DocumentNode, ReadonlySet<string>>();

/**
 * Every coordinate of the schema that a document names, whoever asks: the types of its operations, types in fragments and
 * variables, fields, arguments, and enum values and input fields that are written out.
 */
export const namedCoordinates = (document: DocumentNode, schema: GraphQLSchema): ReadonlySet<string> => {
  const named = known.get(document) ?? collect(document, schema);
  known.set(document, named);
  return named;
};

const collect = (document: DocumentNode, schema: GraphQLSchema): ReadonlySet<string> => {
  const types = new TypeInfo(schema);
  const named = new Set<string>();
  const outer = (): string => types.getParentType()?.name ?? unplaced;
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: ({ operation }) => {
        named.add(schema.getRootType(operation)?.name ?? unplaced);
      },
      NamedType: ({ name }) => {
        const type = schema.getType(name.value);
        if (type === undefined || !isSpecifiedScalarType(type)) named.add(name.value);
      },
      Field: ({ name }) => {
        if (name.value !== '__typename') named.add(`${outer()}.${name.value}`);
      },
      Argument: ({ name }) => {
        // Directives that may stand in an operation are those of the language.
        if (types.getDirective()) return;
        named.add(`${outer()}.${types.getFieldDef()?.name ?? unplaced}(${name.value}:)`);
      },
      ObjectField: ({ name }) => {
        named.add(`${getNamedType(types.getParentInputType())?.name ?? unplaced}.${name.value}`);
      },
      EnumValue: ({ value }) => {
        named.add(`${getNamedType(types.getInputType())?.name ?? unplaced}.${value}`);
      },
    }),
  );
  return named;
};
