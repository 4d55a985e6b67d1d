import { responsePathAsArray } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Party } from '../../../schema/audience.ts';
import { withheldReasons } from '../../../schema/withheld-reasons.ts';
import type { RequestContext } from '../server/request-context.ts';
import { partyOf } from '../storage/change-rule.ts';
import type { Row } from './loaders.ts';

/** A part of a record that its originator owes the other side, and by which recorded act it is provided. */
interface ProvidedPart {
  readonly coordinate: `${string}.${string}`;
  /** The property in which the act is recorded; the other side reads it itself. */
  readonly providedAt: string;
  /** The side to which it is owed. */
  readonly to: Party;
}

/**
 * The resolver of such a part: until the act is recorded the side to which it is owed is answered null, and told that it was
 * not notified yet. That follows from the act's instant alone, which that side reads, and never from whether there is a
 * value. Nobody else is told anything: not the originator, who withholds nothing from itself, and no third party, to whom
 * it would say what the two sides have told each other.
 */
export const onceProvided =
  ({ coordinate, providedAt, to }: ProvidedPart) =>
  (row: Row, _given: unknown, { audience, withheld }: RequestContext, info: GraphQLResolveInfo): unknown => {
    if (partyOf(audience) !== to || row[providedAt] !== null) return row[info.fieldName];
    const reason = 'NOT_YET_NOTIFIED';
    withheld.push({ coordinate, path: responsePathAsArray(info.path), reason, ...withheldReasons[reason] });
    return null;
  };
