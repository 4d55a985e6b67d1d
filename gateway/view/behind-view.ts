import type { TypeDefinitionNode } from 'graphql';
import { hiddenCoordinates } from './hidden-coordinates.ts';
import { elementsOf, isInaccessible } from './type-elements.ts';

/**
 * Every coordinate that an audience could be shown, were nothing inaccessible. What of it is not in the view stands behind
 * it: markings release it, but no caller can ask for it, and only a field of the view that requires it leads there.
 * Our own subgraphs have no such thing, since nothing but a marking may guard there; others' have.
 *
 * @param types every type of the supergraph
 * @param released whether the audience may see a coordinate
 * @returns nothing where composition keeps nothing from anybody
 */
export const behindView = (
  types: ReadonlyMap<string, TypeDefinitionNode>,
  released: (coordinate: string) => boolean,
): ReadonlySet<string> => {
  const elements = [...types.values()].flatMap((type) => elementsOf(type));
  if (!elements.some(({ node }) => isInaccessible(node))) return new Set();
  const hidden = hiddenCoordinates(types, released, () => false);
  return new Set(elements.map(({ coordinate }) => coordinate).filter((one) => !hidden.has(one)));
};
