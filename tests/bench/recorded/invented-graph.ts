import { createHash } from 'node:crypto';
import {
  Kind,
  buildASTSchema,
  extendSchema,
  execute,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  visit,
} from 'graphql';
import type { DocumentNode, GraphQLOutputType, GraphQLSchema } from 'graphql';

type Data = Readonly<Record<string, unknown>>;

/** An invented record: everything about it follows from its type and its key. */
interface Invented {
  readonly __typename: string;
  readonly key: string;
}

const draw = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE();

const words = ['ходатайство', '監理', 'Бишкек', '支援', 'кеңсе', '東京都', 'Ош', 'agency', 'көпүрө', '認定'];
const sentence = (seed: number): string =>
  Array.from({ length: 3 + (seed % 3) }, (_, at) => words[(seed + at * 7) % words.length]).join(' ');

const scalar = (type: string, key: string): unknown => {
  const seed = draw(key);
  const day = `20${String(20 + (seed % 7))}-0${String(1 + (seed % 9))}-1${String(seed % 10)}`;
  switch (type) {
    case 'ID':
      return createHash('sha1').update(key).digest('hex').slice(0, 24);
    case 'Int':
      return seed % 1000;
    case 'Boolean':
      return seed % 2 === 0;
    case 'Date':
      return day;
    case 'DateTime':
      return `${day}T0${String(seed % 10)}:30:00.000Z`;
    default:
      return `${sentence(seed)} ${String(seed % 10_000)}`;
  }
};

/** The types and fields of a supergraph without what only planners read, and with the entry that subgraphs have. */
const servedSchema = (supergraph: string): GraphQLSchema => {
  const document = parse(supergraph, { noLocation: true });
  const entities: string[] = [];
  const definitions = document.definitions.filter((node) => {
    if (node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.DIRECTIVE_DEFINITION) return false;
    if (!('name' in node)) return true;
    if (/^(join|link)__/.test(node.name.value)) return false;
    const hasKey = node.directives?.some(
      (directive) =>
        directive.name.value === 'join__type' &&
        directive.arguments?.some((given) => given.name.value === 'key'),
    );
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION && hasKey === true) entities.push(node.name.value);
    return true;
  });
  const plain: DocumentNode = visit({ kind: Kind.DOCUMENT, definitions }, { Directive: () => null });
  return extendSchema(
    buildASTSchema(plain),
    parse(`scalar _Any union _Entity = ${entities.join(' | ')}
      extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`),
  );
};

/**
 * A graph of invented records, one for the whole supergraph: whichever subgraph is asked, by whichever way, the same
 * record has the same values.
 */
export const inventGraph = (supergraph: string): ((query: string, variables: Data) => unknown) => {
  const schema = servedSchema(supergraph);

  const invent = (type: GraphQLOutputType, key: string, args: Data): unknown => {
    if (!isNonNullType(type) && draw(`${key} null`) % 12 === 0) return null;
    const given = getNullableType(type);
    if (isListType(given)) {
      const length = typeof args['first'] === 'number' ? args['first'] : 1 + (draw(key) % 3);
      return Array.from({ length }, (_, at) => invent(given.ofType, `${key}.${String(at)}`, {}));
    }
    const named = getNamedType(given);
    if (isEnumType(named)) {
      const values = named.getValues();
      return values[draw(key) % values.length]?.value;
    }
    if (isAbstractType(named)) {
      const possible = schema.getPossibleTypes(named);
      const chosen = possible[draw(key) % possible.length];
      if (chosen === undefined) throw new Error(`${named.name} has no type`);
      return invent(chosen, key, args);
    }
    if (!isObjectType(named) || isInterfaceType(named)) return scalar(named.name, key);
    const id = 'id' in named.getFields() ? scalar('ID', key) : undefined;
    // An entity is the same wherever it is met; anything else belongs to where it stands.
    return { __typename: named.name, key: typeof id === 'string' ? `${named.name}:${id}` : key, id, args };
  };

  return (query, variables) =>
    execute({
      schema,
      document: parse(query),
      variableValues: variables,
      fieldResolver: (
        source: (Invented & { id?: unknown; args?: Data }) | undefined,
        args: Data,
        _context,
        info,
      ) => {
        if (info.fieldName === '_entities')
          return (args['representations'] as { __typename: string; id: string }[]).map(
            ({ __typename, id }) => ({
              __typename,
              key: `${__typename}:${id}`,
              id,
            }),
          );
        if (source === undefined) {
          const asked = invent(info.returnType, `Query.${info.fieldName}${JSON.stringify(args)}!`, args);
          return asked ?? invent(getNullableType(info.returnType), `Query.${info.fieldName}!`, args);
        }
        if (info.fieldName === 'id' && typeof source.id === 'string') return source.id;
        // A page has as many rows as its connection was asked for.
        return invent(info.returnType, `${source.key}.${info.fieldName}`, { ...source.args, ...args });
      },
    });
};
