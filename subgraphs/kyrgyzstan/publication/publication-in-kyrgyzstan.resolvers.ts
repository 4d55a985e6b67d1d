import { keptElsewhere, pointedToByOne } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { publicationInKyrgyzstan } from './publication-in-kyrgyzstan.table.ts';

/** How Kyrgyz publications of improvement orders are read. */
export const publicationInKyrgyzstanResolvers: Resolvers = {
  ImprovementOrder: {
    __resolveReference: keptElsewhere,
    publicationInKyrgyzstan: pointedToByOne(publicationInKyrgyzstan, 'orderId'),
  },
};
