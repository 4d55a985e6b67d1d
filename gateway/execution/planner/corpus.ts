import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isInterfaceType,
  isRequiredArgument,
  OperationTypeNode,
} from 'graphql';

/** How many levels below a root field an operation goes. */
const deepest = 5;
/** About how many fields one operation may select. */
const mostFields = 400;

/** One operation in the making. */
interface Draft {
  readonly schema: GraphQLSchema;
  readonly variables: string[];
  fields: number;
}

const fieldText = (
  draft: Draft,
  owner: string,
  field: GraphQLField<unknown, unknown>,
  within: readonly string[],
): string => {
  const type = getNamedType(field.type);
  const below = isCompositeType(type) ? selectionText(draft, type, within) : '';
  if (below === undefined) return '';
  draft.fields += 1;
  const given = field.args.filter(isRequiredArgument).map(({ name, type: wanted }) => {
    const variable = `$v${String(draft.variables.length)}`;
    draft.variables.push(`${variable}: ${String(wanted)}`);
    return `${name}: ${variable}`;
  });
  // Aliased by its owner, so that fields of different types never stand under one key.
  return `${owner}_${field.name}: ${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}${below}`;
};

/** Everything that can be selected on a type, down to the depth allowed; nothing where that leaves nothing. */
const selectionText = (
  draft: Draft,
  type: GraphQLNamedType,
  within: readonly string[],
): string | undefined => {
  // A type inside itself twice plans as it does once.
  const again = within.filter((name) => name === type.name).length;
  if (within.length > deepest || again > 1 || draft.fields > mostFields) return undefined;
  const inside = [...within, type.name];
  const parts = ['__typename'];
  if (isObjectType(type) || isInterfaceType(type))
    for (const field of Object.values(type.getFields()))
      parts.push(fieldText(draft, type.name, field, inside));
  if (isAbstractType(type))
    for (const possible of draft.schema.getPossibleTypes(type)) {
      const text = selectionText(draft, possible, inside);
      if (text !== undefined) parts.push(`... on ${possible.name}${text}`);
    }
  return ` { ${parts.filter((part) => part !== '').join(' ')} }`;
};

/**
 * Operations that together lead over a whole view: one for each root field, through every jump between subgraphs and
 * every abstract type that it reaches.
 */
export const corpusOf = (schema: GraphQLSchema): readonly string[] =>
  [OperationTypeNode.QUERY, OperationTypeNode.MUTATION].flatMap((operation) => {
    const root = schema.getRootType(operation);
    return Object.values(root?.getFields() ?? {}).map((field) => {
      const draft: Draft = { schema, variables: [], fields: 0 };
      const text = fieldText(draft, 'root', field, []);
      const declared = draft.variables.length === 0 ? '' : `(${draft.variables.join(', ')})`;
      return `${operation}${declared} { ${text} }`;
    });
  });
