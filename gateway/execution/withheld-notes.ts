import { type FragmentDefinitionNode, isObjectType, Kind, type SelectionSetNode } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { isWithheldReason, type Withheld, withheldReasons } from '../../schema/withheld-reasons.ts';
import { isObject } from './answer-object.ts';
import { isPath, type Path } from './path.ts';

/** What a subgraph says it withheld, its path in the subgraph's own answer or already in the client's. */
export type WithheldNote = Pick<Withheld, 'coordinate' | 'path' | 'reason'>;

/** More than this many notes say nothing new. */
const mostNotes = 1_000;

const none: readonly WithheldNote[] = [];

/** Reads what a subgraph's answer says of withheld values; of each only what belongs to the closed list of reasons. */
export const readWithheld = (extensions: unknown): readonly WithheldNote[] => {
  const told = isObject(extensions) ? extensions['withheld'] : undefined;
  if (!Array.isArray(told)) return none;
  return told.slice(0, mostNotes).flatMap((note: unknown): WithheldNote[] => {
    if (!isObject(note)) return [];
    const { coordinate, path, reason } = note;
    return typeof coordinate === 'string' && isPath(path) && isWithheldReason(reason)
      ? [{ coordinate, path, reason }]
      : [];
  });
};

/** Whether an operation selects, at a place in its answer, a field of this name. */
const selects = (operation: DocumentNode, path: Path, field: string): boolean => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let sets: readonly SelectionSetNode[] = [];
  for (const node of operation.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    else if (node.kind === Kind.OPERATION_DEFINITION) sets = [node.selectionSet];
  const fieldsOf = (
    set: SelectionSetNode,
  ): { key: string; name: string; below: SelectionSetNode | undefined }[] =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD)
        return [
          {
            key: (selection.alias ?? selection.name).value,
            name: selection.name.value,
            below: selection.selectionSet,
          },
        ];
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments.get(selection.name.value)?.selectionSet;
      return inner === undefined ? [] : fieldsOf(inner);
    });
  const keys = path.filter((step) => typeof step === 'string');
  let reached: readonly { name: string }[] = [];
  for (const key of keys) {
    const found = sets.flatMap(fieldsOf).filter((candidate) => candidate.key === key);
    reached = found;
    sets = found.flatMap(({ below }) => below ?? []);
  }
  return reached.some(({ name }) => name === field);
};

/** Whether the answer has null at a place, and everything above it is there. */
const isNullAt = (data: unknown, path: Path): boolean => {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value === null;
};

/**
 * What of the notes a caller is told: only of fields in its own view, at places where its own operation selects them and
 * its answer has null, each once and in an order of their own.
 */
export const keepWithheld = (
  notes: readonly WithheldNote[],
  data: unknown,
  operation: DocumentNode,
  view: GraphQLSchema,
): readonly Withheld[] => {
  const kept = new Map<string, Withheld>();
  for (const { coordinate, path, reason } of notes) {
    const [owner = '', field = ''] = coordinate.split('.');
    const type = view.getType(owner);
    if (!isObjectType(type) || !Object.hasOwn(type.getFields(), field)) continue;
    if (path.length === 0 || !isNullAt(data, path) || !selects(operation, path, field)) continue;
    kept.set(JSON.stringify([path, coordinate, reason]), {
      coordinate,
      path,
      reason,
      ...withheldReasons[reason],
    });
  }
  return [...kept].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, note]) => note);
};
