import type { GraphQLResolveInfo } from 'graphql';
import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals, holds, idIs } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Lookup, Row } from '../../kit/list/loaders.ts';
import { requestedFields } from '../../kit/list/requested-fields.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import { partyOf } from '../../kit/storage/change-rule.ts';
import { newsOf } from '../../kit/stream/news-of.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { amendment } from '../amendment/amendment.table.ts';
import { consentRequest } from '../consent-request/consent-request.table.ts';
import { actionItem } from '../consultation/action-item.table.ts';
import { consultation } from '../consultation/consultation.table.ts';
import { contactPoint } from '../contact-point/contact-point.table.ts';
import { cooperationRequest } from '../cooperation-request/cooperation-request.table.ts';
import { dispute } from '../dispute/dispute.table.ts';
import { examFraudReport } from '../exam-fraud-report/exam-fraud-report.table.ts';
import { examination } from '../examination/examination.table.ts';
import { inquiryAnswer } from '../inquiry/inquiry-answer.table.ts';
import { inquiry } from '../inquiry/inquiry.table.ts';
import { terminationNotice } from '../memorandum/termination-notice.table.ts';
import { misconductReport } from '../misconduct-report/misconduct-report.table.ts';
import { travelDocumentRequest } from '../travel-document-request/travel-document-request.table.ts';
import { acknowledgeNotice } from './acknowledge-notice.ts';
import { addressee } from './addressee.ts';

import { notice } from './notice.table.ts';

/** The records of this subgraph that notices are about; the others are kept by the two sides. */
const keptHere: ReadonlyMap<string, Lookup> = new Map(
  [
    misconductReport,
    examFraudReport,
    examination,
    cooperationRequest,
    inquiry,
    inquiryAnswer,
    consultation,
    actionItem,
    amendment,
    dispute,
    contactPoint,
    travelDocumentRequest,
    consentRequest,
    terminationNotice,
  ].map((table) => [table.type, { table, by: 'id', kind: 'uuid' }]),
);

const subject = async (
  { subjectType, subjectId }: Row,
  _given: unknown,
  { loaders }: RequestContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> => {
  const lookup = keptHere.get(String(subjectType));
  const found =
    lookup === undefined
      ? { id: subjectId }
      : await loaders.one(lookup, String(subjectId), requestedFields(info));
  return found === null ? null : { ...found, __typename: subjectType };
};

/** How notices are read, and acknowledged. */
export const noticeResolvers: Resolvers = {
  Query: {
    notices: connection({
      table: notice,
      filters: {
        kind: equals('kind'),
        article: equals('article'),
        recipient: equals('recipient'),
        addressedTo: holds('addressedTo'),
        subjectId: idIs('subjectId'),
        acknowledged: (value) => `"acknowledged_at" is ${value === true ? 'not ' : ''}null`,
      },
      orders: {
        SENT_AT: byProperty('sentAt', 'timestamptz'),
        UNACKNOWLEDGED: { ...byProperty('sentAt', 'timestamptz'), divides: '"acknowledged_at" is null' },
        ARRIVAL: { ...byProperty('arrival', 'integer'), holds: '"arrival" is not null' },
      },
      defaultOrder: { field: 'SENT_AT', direction: 'DESCENDING' },
    }),
  },
  Notice: {
    __resolveReference: reference(notice),
    contactPoint: addressee,
    subject,
    history,
  },
  Mutation: { acknowledgeNotice: write(acknowledgeNotice) },
  Subscription: {
    noticeReceived: newsOf(notice, {
      by: ['recipient', 'addressedTo'],
      isTold: ({ recipient, addressedTo }, { audience }, given) =>
        recipient === partyOf(audience) &&
        (typeof given['addressedTo'] !== 'string' ||
          (addressedTo as string[]).includes(given['addressedTo'])),
    }),
  },
  NoticeAcknowledged: { notice: pointsTo(notice, 'noticeId') },
};
