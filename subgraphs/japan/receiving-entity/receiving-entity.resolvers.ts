import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals, holds, nameHolds } from '../../kit/list/filters.ts';
import { findOne, pointedToByMany, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { improvementOrder } from '../improvement-order/improvement-order.table.ts';
import { fieldsByCode } from '../industry-field/fields-by-code.ts';
import { receivingEntity } from './receiving-entity.table.ts';

/** How receiving entities are read. */
export const receivingEntityResolvers: Resolvers = {
  Query: {
    receivingEntities: connection({
      table: receivingEntity,
      filters: {
        name: nameHolds,
        prefecture: equals('prefecture'),
        industryField: holds('industryFieldCodes'),
        size: equals('size'),
      },
      orders: {
        CORPORATE_NUMBER: byProperty('corporateNumber'),
        NAME: { sql: '"name" collate "ja-x-icu"', kind: 'text' },
      },
      defaultOrder: { field: 'CORPORATE_NUMBER', direction: 'ASCENDING' },
    }),
    receivingEntity: findOne(receivingEntity, 'corporateNumber'),
  },
  ReceivingEntity: {
    __resolveReference: reference(receivingEntity),
    industryFields: fieldsByCode('industryFieldCodes'),
    history,
    improvementOrders: pointedToByMany(improvementOrder, 'receivingEntityId', '"order_date" desc, "id"'),
  },
};
