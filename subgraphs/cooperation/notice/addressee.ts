import type { GraphQLResolveInfo } from 'graphql';
import type { Party } from '../../../schema/audience.ts';
import { localDay } from '../../kit/facts/local-day.ts';
import type { Lookup, Row } from '../../kit/list/loaders.ts';
import { requestedFields } from '../../kit/list/requested-fields.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import { contactPoint } from '../contact-point/contact-point.table.ts';

const ofParty: Lookup = {
  table: contactPoint,
  by: 'party',
  kind: 'text',
  orderBy: '"effective_from" desc, "version" desc',
};

/** Whether a version is in force on a day. */
const isInForce = ({ effectiveFrom, effectiveTo }: Row, day: string): boolean =>
  (effectiveFrom as string) <= day && (effectiveTo === null || day <= (effectiveTo as string));

/**
 * The contact point to which a notice is addressed (section 2): of the side that it goes to, the version in force there
 * on the day on which the notice was sent; null where the side had named none by then.
 */
export const addressee = async (
  { recipient, sentAt }: Row,
  _given: unknown,
  { loaders }: RequestContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> => {
  const fields = new Set([...requestedFields(info), 'effectiveFrom', 'effectiveTo']);
  const day = localDay(String(sentAt), recipient as Party);
  const versions = await loaders.many(ofParty, String(recipient), fields);
  return versions.find((version) => isInForce(version, day)) ?? null;
};
