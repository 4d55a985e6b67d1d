import { pointsTo } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { changeEntity, closeEntity } from './change-entity.ts';
import { enterEntity } from './enter-entity.ts';
import { receivingEntity } from './receiving-entity.table.ts';

const done = { receivingEntity: pointsTo(receivingEntity, 'receivingEntityId') };

/** How the Immigration Services Agency keeps its register of receiving entities. */
export const receivingEntityActs: Resolvers = {
  Mutation: {
    enterReceivingEntity: write(enterEntity),
    changeReceivingEntity: write(changeEntity),
    closeReceivingEntity: write(closeEntity),
  },
  ReceivingEntityEntered: done,
  ReceivingEntityChanged: done,
  ReceivingEntityClosed: done,
};
