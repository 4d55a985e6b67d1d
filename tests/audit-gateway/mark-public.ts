import { Kind, parse, print, visit } from 'graphql';
import type { ConstDirectiveNode, DocumentNode, TypeDefinitionNode } from 'graphql';
import { confidentialityUrl, readLinks } from '../../schema/linked-names.ts';

/** Thrown for a supergraph that may not be opened to everybody. */
export class MarkedSupergraph extends Error {
  constructor() {
    super('it links the confidentiality directives: what has markings is served by them and by nothing else');
    this.name = 'MarkedSupergraph';
  }
}

/** Ours alone: no supergraph from elsewhere has a directive of this name. */
const namespace = 'kopuro_audit';

const text = (value: string) => ({ kind: Kind.STRING, value }) as const;
const named = (value: string) => ({ kind: Kind.NAME, value }) as const;

const link: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: named('link'),
  arguments: [
    { kind: Kind.ARGUMENT, name: named('url'), value: text(confidentialityUrl) },
    { kind: Kind.ARGUMENT, name: named('as'), value: text(namespace) },
  ],
};
const publicMark: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: named(`${namespace}__public`) };

const definition = `directive @${namespace}__public on SCALAR | OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT`;

const marked = <Node extends TypeDefinitionNode>(node: Node): Node => ({
  ...node,
  directives: [...(node.directives ?? []), publicMark],
});

const isMarked = (document: DocumentNode): boolean =>
  readLinks(document).some(({ url }) => url.startsWith(confidentialityUrl.replace(/v[\d.]+$/, '')));

/**
 * A supergraph from elsewhere with every element marked public.
 *
 * @throws MarkedSupergraph if it has markings of its own; GraphQLError if it is not GraphQL
 */
export const markPublic = (supergraph: string): string => {
  const document = parse(supergraph, { noLocation: true });
  if (isMarked(document)) throw new MarkedSupergraph();
  const everybodys = print(
    visit(document, {
      SchemaDefinition: (node) => ({ ...node, directives: [...(node.directives ?? []), link] }),
      ScalarTypeDefinition: marked,
      ObjectTypeDefinition: marked,
      InterfaceTypeDefinition: marked,
      UnionTypeDefinition: marked,
      EnumTypeDefinition: marked,
      InputObjectTypeDefinition: marked,
    }),
  );
  return `${everybodys}\n\n${definition}`;
};
