import { pointedToByOne } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { publicationInKyrgyzstan } from './publication-in-kyrgyzstan.table.ts';

/** How Kyrgyz publications of improvement orders are read. */
export const publicationInKyrgyzstanResolvers: Resolvers = {
  ImprovementOrder: {
    __resolveReference: ({ id }: { readonly id: string }) => ({ id }),
    publicationInKyrgyzstan: pointedToByOne(publicationInKyrgyzstan, 'orderId'),
  },
};
