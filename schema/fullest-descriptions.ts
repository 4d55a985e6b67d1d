import { visit } from 'graphql';
import type { ASTNode, DocumentNode, StringValueNode } from 'graphql';
import { schemaElements } from './schema-elements.ts';

interface Subgraph {
  readonly name: string;
  readonly document: DocumentNode;
}

/**
 * The same subgraphs, each shared element described everywhere as where it is described most fully. Composition keeps
 * the description of whichever subgraph comes first, often that of a stub that merely refers to another's entity.
 */
export const withFullestDescriptions = (subgraphs: readonly Subgraph[]): Subgraph[] => {
  const fullest = new Map<string, string>();
  for (const { document } of subgraphs) {
    for (const { coordinate, description } of schemaElements(document).values()) {
      if ((description?.length ?? 0) > (fullest.get(coordinate)?.length ?? 0))
        fullest.set(coordinate, description ?? '');
    }
  }
  const described = <T extends ASTNode & { readonly description?: StringValueNode | undefined }>(
    node: T,
    coordinate: string,
  ): T | undefined => {
    const value = fullest.get(coordinate);
    if (value === undefined || node.description === undefined || node.description.value === value)
      return undefined;
    return { ...node, description: { ...node.description, value } };
  };
  return subgraphs.map(({ name, document }) => ({
    name,
    document: visit(document, {
      ObjectTypeDefinition: (node) => described(node, node.name.value),
      InterfaceTypeDefinition: (node) => described(node, node.name.value),
    }),
  }));
};
