import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  Kind,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DocumentNode, GraphQLInputType, GraphQLSchema } from 'graphql';
import type { Audience } from '../../../schema/audience.ts';
import { releasedTo, unmarked } from '../../../schema/marking.ts';
import type { Markings } from '../walls/released.ts';

/** Federation's own way in, which only a clearance opens; what stands below it is checked like everything else. */
const machinery: ReadonlySet<string> = new Set(['Query._entities', 'Query._entities(representations:)']);

/** Whether an operation names anything that its caller may not see. The subgraph never trusts the gateway's filtering. */
export const namesRestricted = (
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  schema: GraphQLSchema,
  markings: Markings,
  audience: Audience,
): boolean => {
  const restricted = (coordinate: string) =>
    !machinery.has(coordinate) && !releasedTo(markings.get(coordinate) ?? unmarked, audience);
  const types = new TypeInfo(schema);
  let found = false;
  const meet = (coordinate: string | undefined) => {
    found ||= coordinate === undefined || restricted(coordinate);
  };

  const meetValue = (type: GraphQLInputType, value: unknown): void => {
    const named = getNamedType(type);
    if (Array.isArray(value)) for (const item of value) meetValue(type, item);
    else if (isEnumType(named) && typeof value === 'string') meet(`${named.name}.${value}`);
    else if (isInputObjectType(named) && typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        const field = named.getFields()[name];
        meet(`${named.name}.${name}`);
        if (field !== undefined) meetValue(field.type, inner);
      }
    }
  };

  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        if (name.value !== '__typename') meet(`${types.getParentType()?.name ?? ''}.${name.value}`);
      },
      InlineFragment: ({ typeCondition }) => {
        if (typeCondition !== undefined) meet(typeCondition.name.value);
      },
      FragmentDefinition: ({ typeCondition }) => {
        meet(typeCondition.name.value);
      },
      Argument: {
        enter: ({ name }) => {
          const field = types.getFieldDef()?.name;
          if (types.getDirective() === null || types.getDirective() === undefined) {
            meet(`${types.getParentType()?.name ?? ''}.${field ?? ''}(${name.value}:)`);
          }
        },
      },
      ObjectField: ({ name }) => {
        const parent = getNamedType(types.getParentInputType());
        meet(parent === undefined || parent === null ? undefined : `${parent.name}.${name.value}`);
      },
      EnumValue: ({ value }) => {
        const type = getNamedType(types.getInputType());
        meet(type === undefined || type === null ? undefined : `${type.name}.${value}`);
      },
      VariableDefinition: ({ variable, type }) => {
        if (type.kind === Kind.NON_NULL_TYPE && variable.name.value === 'representations') return;
        const input = typeFromAST(schema, type as Parameters<typeof typeFromAST>[1]);
        if (input !== undefined) meetValue(input as GraphQLInputType, variables[variable.name.value]);
      },
    }),
  );
  return found;
};
