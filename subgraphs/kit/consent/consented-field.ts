import { responsePathAsArray } from 'graphql';
import type { GraphQLFieldResolver } from 'graphql';
import type { Marking } from '../../../schema/marking.ts';
import { withheldReasons } from '../../../schema/withheld-reasons.ts';
import type { RequestContext } from '../server/request-context.ts';

type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

/** What the views of third parties tell of a row besides its columns. */
interface RowMarks {
  readonly consentedCoordinates: readonly string[];
  readonly seenByPublic: boolean;
}

/** The marks of a parent that is a row of a register; a root, a value inside a row and a consent itself have none. */
const marksOf = (parent: unknown): RowMarks | undefined =>
  typeof parent === 'object' &&
  parent !== null &&
  'consentedCoordinates' in parent &&
  Array.isArray(parent.consentedCoordinates)
    ? (parent as RowMarks)
    : undefined;

/**
 * The resolver of a field for third parties, around its own: a field that is not public is answered only while some
 * consent of this database names it, and each field of a row only as far as the public sees the row or a consent names it
 * for the row. Otherwise it is null without its resolver being called; of a row that a consent opens in part, that is
 * told, whether or not there is a value.
 */
export const consentedField = (coordinate: string, marking: Marking, resolve: Resolver): Resolver => {
  const isPublic = marking === 'public';
  const isIdentifier = coordinate.endsWith('.id');
  const answer: Resolver = (parent, parameters, context, info) => {
    const marks = isIdentifier ? undefined : marksOf(parent);
    const isOpen =
      marks === undefined ||
      (isPublic && marks.seenByPublic) ||
      marks.consentedCoordinates.includes(coordinate);
    if (isOpen) return resolve(parent, parameters, context, info);
    const reason = 'NO_CONSENT_FOR_RECORD';
    context.withheld.push({
      coordinate,
      path: responsePathAsArray(info.path),
      reason,
      ...withheldReasons[reason],
    });
    return null;
  };
  if (isPublic) return answer;
  return async (parent, parameters, context, info) =>
    (await context.consented()).has(coordinate) ? answer(parent, parameters, context, info) : null;
};
