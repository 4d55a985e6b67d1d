import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { KeyRenamer, Rewrite, ValueSetter } from '../plan.ts';

/**
 * The response keys that one request asked for, as a tree; a leaf has no shape of its own. Only what stands
 * in the shape is ever taken from the answer. Types are left out: keys of all fragments stand side by side.
 */
export type Shape = Map<string, Shape | undefined>;

export const emptyShape = (): Shape => new Map<string, Shape | undefined>();

const addSelections = (
  shape: Shape,
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void => {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      if (!selection.selectionSet) {
        if (!shape.has(key)) shape.set(key, undefined);
        continue;
      }
      const child = shape.get(key) ?? emptyShape();
      shape.set(key, child);
      addSelections(child, selection.selectionSet, fragments);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      addSelections(shape, selection.selectionSet, fragments);
    } else {
      const fragment = fragments.get(selection.name.value);
      if (fragment) addSelections(shape, fragment.selectionSet, fragments);
    }
  }
};

/** The shape of a document's first operation. */
export const shapeOf = (document: string): Shape => {
  const { definitions } = parse(document, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const shape = emptyShape();
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation) addSelections(shape, operation.selectionSet, fragments);
  return shape;
};

/** One of the planner's spellings of a rewrite, told apart. */
export type KnownRewrite =
  ({ readonly does: 'rename' } & KeyRenamer) | ({ readonly does: 'set' } & ValueSetter);

export const knownRewrite = (rewrite: Rewrite): KnownRewrite => {
  if ('KeyRenamer' in rewrite) return { does: 'rename', ...rewrite.KeyRenamer };
  if ('ValueSetter' in rewrite) return { does: 'set', ...rewrite.ValueSetter };
  return { does: 'set', path: rewrite.path, setValueTo: rewrite.setValueTo };
};

/** Adds the names that renaming will give. The names before remain: other types may answer by them. */
export const renameInShape = (shape: Shape, rewrites: readonly Rewrite[] = []): void => {
  for (const rewrite of rewrites.map(knownRewrite)) {
    if (rewrite.does !== 'rename') continue;
    const keys = rewrite.path.flatMap((segment) => ('Key' in segment ? [segment.Key] : []));
    const last = keys.pop();
    let at: Shape | undefined = shape;
    for (const key of keys) at = at?.get(key);
    if (at === undefined || last === undefined || !at.has(last)) continue;
    const renamed = at.get(last);
    const standing = at.get(rewrite.renameKeyTo);
    if (renamed && standing) mergeShape(standing, renamed);
    else at.set(rewrite.renameKeyTo, renamed ?? standing);
  }
};

/** Adds the keys of one shape to another. */
export const mergeShape = (into: Shape, from: Shape): void => {
  for (const [key, child] of from) {
    const standing = into.get(key);
    if (child && standing) mergeShape(standing, child);
    else if (child) into.set(key, copyShape(child));
    else if (!into.has(key)) into.set(key, undefined);
  }
};

const copyShape = (shape: Shape): Shape => {
  const copy = emptyShape();
  mergeShape(copy, shape);
  return copy;
};
