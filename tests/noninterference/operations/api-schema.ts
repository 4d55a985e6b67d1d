import { Kind, buildASTSchema, parse, visit } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/** What stands in a supergraph beside the API: federation's machinery and the vocabulary of markings. */
const machinery = /^(join__|link__|Recipient$)/;

/** A supergraph's API as one who may see everything would see it. Made without the gateway's own views. */
export const apiSchema = (supergraph: string): GraphQLSchema => {
  const document = parse(supergraph, { noLocation: true });
  const kept = document.definitions.filter(
    (node) =>
      node.kind !== Kind.DIRECTIVE_DEFINITION &&
      node.kind !== Kind.SCHEMA_DEFINITION &&
      !('name' in node && machinery.test(node.name.value)),
  );
  return buildASTSchema(visit({ kind: Kind.DOCUMENT, definitions: kept }, { Directive: () => null }));
};
