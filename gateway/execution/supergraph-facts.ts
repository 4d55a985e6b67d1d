import {
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { joinedGraphs, namedBy } from '../join-directives.ts';

/**
 * What the executor and the verifier must know of the whole supergraph, whoever asks: types, who implements
 * what, and the keys by which entities are joined. It is never shown to a caller; callers see views.
 */
export interface SupergraphFacts {
  /** Address of each subgraph by its name. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, TypeFacts>;
  readonly roots: Readonly<Record<'query' | 'mutation' | 'subscription', string>>;
  /** The object types a value of this type can have at run time; of an object type, itself. */
  readonly possibleTypes: (type: string) => readonly string[];
  /** The keys by which this subgraph can find entities of this type. */
  readonly keys: (type: string, subgraph: string) => readonly KeySelection[];
  /** Coordinates (`Type.field`) that are part of some key of their type. */
  readonly joinKeys: ReadonlySet<string>;
}

export interface TypeFacts {
  readonly name: string;
  readonly kind: 'OBJECT' | 'INTERFACE' | 'UNION' | 'ENUM' | 'INPUT' | 'SCALAR';
  /** Output fields, or input fields of an input type. */
  readonly fields: ReadonlyMap<string, FieldFacts>;
  readonly possibleTypes: readonly string[];
  readonly keys: readonly { readonly subgraph: string; readonly selection: KeySelection }[];
}

export interface FieldFacts {
  /** The named type, without list and non-null wrappers. */
  readonly type: string;
  /** Named types of the arguments. */
  readonly args: ReadonlyMap<string, string>;
}

/** A key's fields; nested for a key that reaches into another type. */
export type KeySelection = ReadonlyMap<string, KeySelection | undefined>;

const namedType = (node: TypeNode): string =>
  node.kind === Kind.NAMED_TYPE ? node.name.value : namedType(node.type);

const outputFields = (nodes: readonly FieldDefinitionNode[] = []): ReadonlyMap<string, FieldFacts> =>
  new Map(
    nodes.map((field) => [
      field.name.value,
      {
        type: namedType(field.type),
        args: new Map((field.arguments ?? []).map((arg) => [arg.name.value, namedType(arg.type)])),
      },
    ]),
  );

const inputFields = (nodes: readonly InputValueDefinitionNode[] = []): ReadonlyMap<string, FieldFacts> =>
  new Map(nodes.map((field) => [field.name.value, { type: namedType(field.type), args: new Map() }]));

const keySelection = (set: SelectionSetNode): KeySelection => {
  const fields = new Map<string, KeySelection | undefined>();
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD && selection.name.value !== '__typename')
      fields.set(selection.name.value, selection.selectionSet && keySelection(selection.selectionSet));
  }
  return fields;
};

const parseKey = (text: string): KeySelection => {
  const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? keySelection(definition.selectionSet) : new Map();
};

const kinds = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'OBJECT',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'INTERFACE',
  [Kind.UNION_TYPE_DEFINITION]: 'UNION',
  [Kind.ENUM_TYPE_DEFINITION]: 'ENUM',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'INPUT',
  [Kind.SCALAR_TYPE_DEFINITION]: 'SCALAR',
} as const;

/** Reads a supergraph. */
export const readSupergraphFacts = (supergraph: DocumentNode): SupergraphFacts => {
  const roots = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
  const graphs = joinedGraphs(supergraph);
  const implementers = new Map<string, string[]>();
  const rawKeys = new Map<string, { graph: string; key: string }[]>();
  const shells: Omit<TypeFacts, 'possibleTypes' | 'keys'>[] = [];
  const members = new Map<string, string[]>();

  for (const definition of supergraph.definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION) {
      for (const root of definition.operationTypes) roots[root.operation] = root.type.name.value;
      continue;
    }
    if (!(definition.kind in kinds)) continue;
    const node = definition as Extract<typeof definition, { kind: keyof typeof kinds }>;
    const name = node.name.value;
    if (name === 'join__Graph') continue;
    const fields =
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION
        ? outputFields(node.fields)
        : node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
          ? inputFields(node.fields)
          : new Map<string, FieldFacts>();
    shells.push({ name, kind: kinds[node.kind], fields });
    if (node.kind === Kind.UNION_TYPE_DEFINITION)
      members.set(
        name,
        (node.types ?? []).map((type) => type.name.value),
      );
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION) {
      members.set(name, [name]);
      for (const parent of node.interfaces ?? [])
        implementers.set(parent.name.value, [...(implementers.get(parent.name.value) ?? []), name]);
    }
    for (const directive of node.directives ?? []) {
      const graph = directive.name.value === 'join__type' ? namedBy(directive, 'graph') : undefined;
      const key = graph === undefined ? undefined : namedBy(directive, 'key');
      if (graph !== undefined && key !== undefined)
        rawKeys.set(name, [...(rawKeys.get(name) ?? []), { graph, key }]);
    }
  }

  const types = new Map<string, TypeFacts>();
  for (const shell of shells) {
    const keys = (rawKeys.get(shell.name) ?? []).map(({ graph, key }) => ({
      subgraph: graphs.get(graph)?.name ?? graph,
      selection: parseKey(key),
    }));
    const possibleTypes = members.get(shell.name) ?? implementers.get(shell.name) ?? [];
    types.set(shell.name, { ...shell, possibleTypes, keys });
  }

  const joinKeys = new Set<string>();
  const addKey = (type: string, selection: KeySelection): void => {
    for (const [field, nested] of selection) {
      joinKeys.add(`${type}.${field}`);
      const target = types.get(type)?.fields.get(field)?.type;
      if (nested && target !== undefined) addKey(target, nested);
    }
  };
  for (const type of types.values()) for (const key of type.keys) addKey(type.name, key.selection);

  return {
    subgraphUrls: new Map([...graphs.values()].map(({ name, url }) => [name, url])),
    types,
    roots,
    joinKeys,
    possibleTypes: (type) => types.get(type)?.possibleTypes ?? [],
    keys: (type, subgraph) =>
      (types.get(type)?.keys ?? []).filter((key) => key.subgraph === subgraph).map((key) => key.selection),
  };
};
