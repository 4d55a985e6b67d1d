import { byProperty, connection } from '../../kit/list/connection.ts';
import { textIs } from '../../kit/list/filters.ts';
import type { Filter } from '../../kit/list/filters.ts';
import { keptElsewhere, pointedToByOne } from '../../kit/list/find.ts';
import type { Row } from '../../kit/list/loaders.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { publicationInKyrgyzstan } from './publication-in-kyrgyzstan.table.ts';
import { publishOrder } from './publish-order.ts';

const matterIs: Filter = (value) =>
  `${value === 'IMPROVEMENT_ORDER' ? '"order_id"' : '"register_id"'} is not null`;

/** The order that is published was issued on the other side of a day, or on it. */
const ordered =
  (sign: '>=' | '<='): Filter =>
  (value, add) =>
    `("published_order"->>'orderDate')::date ${sign} ${add(value)}::date`;

const withId = (property: string) => (row: Row) => {
  const id = row[property];
  return typeof id === 'string' ? { id } : null;
};

/** How Kyrgyz publications of what Japan told are read: as a register of their own, and each with what it is about. */
export const publicationInKyrgyzstanResolvers: Resolvers = {
  Query: {
    publicationsInKyrgyzstan: connection({
      table: publicationInKyrgyzstan,
      filters: {
        matter: matterIs,
        corporateNumber: textIs(`("published_order"->>'corporateNumber')`),
        orderedFrom: ordered('>='),
        orderedTo: ordered('<='),
        withdrawn: (value) => `"withdrawn_at" is ${value === true ? 'not ' : ''}null`,
      },
      orders: { PUBLISHED_AT: byProperty('publishedAt', 'timestamptz') },
      defaultOrder: { field: 'PUBLISHED_AT', direction: 'DESCENDING' },
    }),
  },
  PublicationInKyrgyzstan: {
    improvementOrder: withId('orderId'),
    supportOrganizationRegister: withId('registerId'),
    history,
    publishedRegister: ({ publishedRegister, registerId }: Row) =>
      typeof publishedRegister === 'object' && publishedRegister !== null
        ? { ...publishedRegister, registerId }
        : null,
  },
  ImprovementOrder: {
    __resolveReference: keptElsewhere,
    publicationInKyrgyzstan: pointedToByOne(publicationInKyrgyzstan, 'orderId'),
  },
  Mutation: { publishImprovementOrder: write(publishOrder) },
  ImprovementOrderPublished: { improvementOrder: ({ orderId }: Row) => ({ id: orderId }) },
};
