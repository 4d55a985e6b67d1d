import { getNamedType, isSpecifiedScalarType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/** Stands for whatever could not be placed in the schema: no marking knows it, so it is released to nobody. */
const unplaced = '?';

const known = new WeakMap<DocumentNode, ReadonlySet<string>>();

/**
 * Every coordinate of the schema that a document names, whoever asks: types in fragments and variables, fields,
 * arguments, and enum values and input fields that are written out.
 */
export const namedCoordinates = (document: DocumentNode, schema: GraphQLSchema): ReadonlySet<string> => {
  const named = known.get(document) ?? collect(document, schema);
  known.set(document, named);
  return named;
};

const collect = (document: DocumentNode, schema: GraphQLSchema): ReadonlySet<string> => {
  const types = new TypeInfo(schema);
  const named = new Set<string>();
  const name = (type: { readonly name: string } | null | undefined, rest: string) =>
    named.add(type === null || type === undefined ? unplaced : `${type.name}${rest}`);
  visit(
    document,
    visitWithTypeInfo(types, {
      NamedType: (node) => {
        const type = schema.getType(node.name.value);
        if (type === undefined || !isSpecifiedScalarType(type)) named.add(node.name.value);
      },
      Field: (node) => {
        if (node.name.value !== '__typename') name(types.getParentType(), `.${node.name.value}`);
      },
      Argument: (node) => {
        // Directives that may stand in an operation are those of the language.
        if (types.getDirective()) return;
        name(types.getParentType(), `.${types.getFieldDef()?.name ?? unplaced}(${node.name.value}:)`);
      },
      ObjectField: (node) => {
        name(getNamedType(types.getParentInputType()), `.${node.name.value}`);
      },
      EnumValue: (node) => {
        name(getNamedType(types.getInputType()), `.${node.value}`);
      },
    }),
  );
  return named;
};
