import type { SupergraphFacts } from '../supergraph-facts.ts';
import type { PlanFault } from './plan-fault.ts';

/** What a verifier needs to judge a coordinate. */
export interface Sight {
  readonly visible: (coordinate: string) => boolean;
  readonly facts: SupergraphFacts;
}

/** Scalars of the language itself carry no marking. */
const builtInScalars = new Set(['Int', 'Float', 'String', 'Boolean', 'ID']);

/** A type's own coordinate. */
export const judgeType = (type: string, { visible, facts }: Sight): PlanFault | undefined => {
  if (builtInScalars.has(type) || visible(type)) return undefined;
  return { coordinate: type, reason: facts.types.has(type) ? 'NOT_VISIBLE' : 'UNKNOWN' };
};

/** Whether a field is one by which entities of a type in the view are joined. */
const joins = (coordinate: string, type: string, { visible, facts }: Sight): boolean =>
  facts.joinKeys.has(coordinate) && visible(type);

/**
 * The types by whose coordinates a field is judged: every type that the value can be, and the declared type
 * unless what is known of the value leaves only some of its types. A type that the view does not hold at all
 * may stand behind an interface that it holds: completion makes nothing of such a value. To name the type is
 * another matter, judged where it is named.
 */
export const ownersOf = (
  type: string,
  possible: readonly string[],
  { visible, facts }: Sight,
): readonly string[] => {
  const narrowed = possible.length > 0 && possible.length < facts.possibleTypes(type).length;
  if (narrowed) return possible;
  return [...new Set([type, ...possible.filter((name) => name === type || visible(name))])];
};

/**
 * A field as it is asked of a value that can be any of `possible`: of each of them the field must be in view.
 * The declared type's own field must be too, unless what is known of the value leaves only some of its types.
 * @param plain whether the field stands without arguments; a key never has any.
 */
export const judgeField = (
  type: string,
  field: string,
  possible: readonly string[],
  plain: boolean,
  sight: Sight,
): PlanFault | undefined => {
  const { visible, facts } = sight;
  for (const name of ownersOf(type, possible, sight)) {
    const coordinate = `${name}.${field}`;
    if (!facts.types.get(name)?.fields.has(field)) return { coordinate, reason: 'UNKNOWN' };
    if (!visible(coordinate) && !(plain && joins(coordinate, name, sight)))
      return { coordinate, reason: 'NOT_VISIBLE' };
  }
  return undefined;
};
