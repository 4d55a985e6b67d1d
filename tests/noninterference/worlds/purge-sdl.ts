import { Kind, parse, print } from 'graphql';
import type {
  DefinitionNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
  TypeDefinitionNode,
  TypeExtensionNode,
  TypeNode,
} from 'graphql';
import type { Audience } from '../../../schema/audience.ts';
import type { Marking } from '../../../schema/marking.ts';
import type { SubgraphSdl } from '../../../schema/read-subgraphs.ts';
import { mayMeet } from './restricted-part.ts';

type TypeNodes = TypeDefinitionNode | TypeExtensionNode;

const builtIn: ReadonlySet<string> = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);
/** What markings are written in; it is in nobody's view, and no world can do without it. */
const vocabulary: ReadonlySet<string> = new Set(['Recipient']);

const isType = (node: DefinitionNode): node is TypeNodes =>
  /^(Scalar|Object|Interface|Union|Enum|Input)/.test(node.kind);

const nameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);

const partsOf = (node: TypeNodes): number => {
  if ('fields' in node) return (node.fields ?? []).length;
  if ('values' in node) return (node.values ?? []).length;
  if ('types' in node) return (node.types ?? []).length;
  return 1;
};

/**
 * Without the types of which one subgraph has nothing: a root that another one fills. The root of queries stays, since every
 * subgraph answers federation by it.
 */
const filled = (definitions: readonly DefinitionNode[]): readonly DefinitionNode[] => {
  const names = new Set(
    definitions
      .filter(isType)
      .filter((node) => partsOf(node) > 0)
      .map(({ name }) => name.value),
  );
  return definitions.filter(
    (node) => !isType(node) || node.name.value === 'Query' || names.has(node.name.value),
  );
};

/**
 * The SDL of the subgraphs in a world in which nothing exists that the audience may not see. Made without the gateway's
 * own filter, which is compared with it.
 */
export const purgeSdl = (
  subgraphs: readonly SubgraphSdl[],
  markings: ReadonlyMap<string, Marking>,
  audience: Audience,
): readonly SubgraphSdl[] => {
  const meets = (coordinate: string) => mayMeet(markings, coordinate, audience);
  let documents = subgraphs.map(({ sdl }) => parse(sdl, { noLocation: true }).definitions);
  for (;;) {
    const known = new Set(
      documents
        .flat()
        .filter(isType)
        .filter((node) => partsOf(node) > 0)
        .map(({ name }) => name.value),
    );
    const stands = (type: string) =>
      builtIn.has(type) || vocabulary.has(type) || (known.has(type) && meets(type));
    const input = (coordinate: string, node: InputValueDefinitionNode) =>
      meets(coordinate) && stands(nameOf(node.type));
    const field = (owner: string, node: FieldDefinitionNode) => {
      const coordinate = `${owner}.${node.name.value}`;
      const given = node.arguments ?? [];
      const kept = given.filter((argument) => input(`${coordinate}(${argument.name.value}:)`, argument));
      const required = given.some(
        (one) =>
          !kept.includes(one) && one.type.kind === Kind.NON_NULL_TYPE && one.defaultValue === undefined,
      );
      return meets(coordinate) && stands(nameOf(node.type)) && !required
        ? [{ ...node, arguments: kept }]
        : [];
    };
    const purged = (node: DefinitionNode): DefinitionNode[] => {
      if (!isType(node) || vocabulary.has(node.name.value)) return [node];
      const name = node.name.value;
      if (!meets(name)) return [];
      let left: TypeNodes = node;
      if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
        left = {
          ...node,
          fields: (node.fields ?? []).filter((one) => input(`${name}.${one.name.value}`, one)),
        };
      else if ('fields' in node)
        left = {
          ...node,
          fields: (node.fields ?? []).flatMap((one) => field(name, one as FieldDefinitionNode)),
        } as TypeNodes;
      else if ('values' in node)
        left = {
          ...node,
          values: (node.values ?? []).filter((one) => meets(`${name}.${one.name.value}`)),
        };
      else if ('types' in node)
        left = { ...node, types: (node.types ?? []).filter((one) => stands(one.name.value)) };
      // The root may be empty in one subgraph and filled by another; a definition with nothing in it is dropped later.
      return partsOf(left) === 0 && partsOf(node) > 0 ? [] : [left];
    };
    const next = documents.map((definitions) => definitions.flatMap(purged));
    const size = (all: readonly (readonly DefinitionNode[])[]) => JSON.stringify(all).length;
    if (size(next) === size(documents)) break;
    documents = next;
  }
  return subgraphs.map(({ name, url }, at) => ({
    name,
    url,
    sdl: print({ kind: Kind.DOCUMENT, definitions: filled(documents[at] ?? []) }),
  }));
};
