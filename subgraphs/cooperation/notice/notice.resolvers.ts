import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals, idIs } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Row } from '../../kit/list/loaders.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { acknowledgeNotice } from './acknowledge-notice.ts';
import { notice } from './notice.table.ts';

/** How notices are read, and acknowledged. */
export const noticeResolvers: Resolvers = {
  Query: {
    notices: connection({
      table: notice,
      filters: {
        kind: equals('kind'),
        article: equals('article'),
        recipient: equals('recipient'),
        subjectId: idIs('subjectId'),
        acknowledged: (value) => `"acknowledged_at" is ${value === true ? 'not ' : ''}null`,
      },
      orders: { SENT_AT: byProperty('sentAt', 'timestamptz') },
      defaultOrder: { field: 'SENT_AT', direction: 'DESCENDING' },
    }),
  },
  Notice: {
    __resolveReference: reference(notice),
    subject: ({ subjectType, subjectId }: Row) => ({ __typename: subjectType, id: subjectId }),
  },
  Mutation: { acknowledgeNotice: write(acknowledgeNotice) },
  NoticeAcknowledged: { notice: pointsTo(notice, 'noticeId') },
};
