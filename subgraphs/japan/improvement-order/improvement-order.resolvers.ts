import { versionResolvers } from '../../kit/correction/version-resolvers.ts';
import { byProperty, connection } from '../../kit/list/connection.ts';
import type { ListDefinition } from '../../kit/list/connection.ts';
import { atLeast, atMost, equals } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Row } from '../../kit/list/loaders.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { receivingEntity } from '../receiving-entity/receiving-entity.table.ts';
import { correctableOrder } from './correct-order.ts';
import { improvementOrder } from './improvement-order.table.ts';
import { isUnderEmbargo } from './under-embargo.ts';

/** How improvement orders are filtered and ordered. */
export const improvementOrderList: ListDefinition = {
  table: improvementOrder,
  filters: {
    orderedFrom: atLeast('orderDate', 'date'),
    orderedTo: atMost('orderDate', 'date'),
    corporateNumber: equals('corporateNumber'),
    withdrawn: (value) => `"withdrawn_at" is ${value === true ? 'not ' : ''}null`,
    underEmbargo: (value) => `"public_notice_date" is ${value === true ? '' : 'not '}null`,
  },
  orders: { ORDER_DATE: byProperty('orderDate', 'date'), DEADLINE: byProperty('deadline', 'date') },
  defaultOrder: { field: 'ORDER_DATE', direction: 'DESCENDING' },
};

/** How improvement orders are read. */
export const improvementOrderResolvers: Resolvers = {
  Query: {
    improvementOrders: connection(improvementOrderList),
  },
  ImprovementOrder: {
    __resolveReference: reference(improvementOrder),
    receivingEntity: pointsTo(receivingEntity, 'receivingEntityId'),
    history,
    ...versionResolvers(correctableOrder),
    followUp: ({ followUp, followUpNote }: Row) =>
      typeof followUp === 'object' && followUp !== null ? { ...followUp, note: followUpNote ?? null } : null,
    underEmbargo: isUnderEmbargo,
  },
};
