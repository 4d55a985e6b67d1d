import { keptElsewhere, pointedToByOne } from '../../kit/list/find.ts';
import type { Row } from '../../kit/list/loaders.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { publicationInKyrgyzstan } from './publication-in-kyrgyzstan.table.ts';
import { publishOrder } from './publish-order.ts';

/** How Kyrgyz publications of improvement orders are read. */
export const publicationInKyrgyzstanResolvers: Resolvers = {
  ImprovementOrder: {
    __resolveReference: keptElsewhere,
    publicationInKyrgyzstan: pointedToByOne(publicationInKyrgyzstan, 'orderId'),
  },
  Mutation: { publishImprovementOrder: write(publishOrder) },
  ImprovementOrderPublished: { improvementOrder: ({ orderId }: Row) => ({ id: orderId }) },
};
