import { versionResolvers } from '../../kit/correction/version-resolvers.ts';
import { byProperty, connection } from '../../kit/list/connection.ts';
import { atLeast, atMost, idIs } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Row } from '../../kit/list/loaders.ts';
import { whileInForce } from '../../kit/memorandum-end/while-in-force.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import {
  correctableNonconformity,
  correctNonconformity,
  withdrawNonconformity,
} from './correct-nonconformity.ts';
import { nonconformityNotification } from './nonconformity.table.ts';
import { notifyNonconformity } from './notify-nonconformity.ts';

const done = {
  nonconformityNotification: pointsTo(nonconformityNotification, 'nonconformityNotificationId'),
};

/** How notifications of suspected non-conformity are read, and made. */
export const nonconformityResolvers: Resolvers = {
  Query: {
    nonconformityNotifications: connection({
      table: nonconformityNotification,
      filters: {
        agencyId: idIs('agencyId'),
        notifiedFrom: atLeast('notifiedAt', 'timestamptz'),
        notifiedTo: atMost('notifiedAt', 'timestamptz'),
      },
      orders: { NOTIFIED_AT: byProperty('notifiedAt', 'timestamptz') },
      defaultOrder: { field: 'NOTIFIED_AT', direction: 'DESCENDING' },
    }),
  },
  NonconformityNotification: {
    __resolveReference: reference(nonconformityNotification),
    agency: ({ agencyId }: Row) => ({ id: agencyId }),
    history,
    ...versionResolvers(correctableNonconformity),
  },
  Mutation: {
    notifySuspectedNonconformity: write(whileInForce(notifyNonconformity)),
    correctNonconformityNotification: write(whileInForce(correctNonconformity)),
    withdrawNonconformityNotification: write(withdrawNonconformity),
  },
  SuspectedNonconformityNotified: done,
  NonconformityNotificationCorrected: done,
  NonconformityNotificationWithdrawn: done,
};
