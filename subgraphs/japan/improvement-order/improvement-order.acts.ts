import { pointsTo } from '../../kit/list/find.ts';
import { whileInForce } from '../../kit/memorandum-end/while-in-force.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { correctOrder, withdrawOrder } from './correct-order.ts';
import { improvementOrder } from './improvement-order.table.ts';
import { issueOrder } from './issue-order.ts';
import { notifyOrder, recordOutcome, recordPublicNotice } from './open-order.ts';

const done = { improvementOrder: pointsTo(improvementOrder, 'improvementOrderId') };

/** What the Immigration Services Agency does with improvement orders. */
export const improvementOrderActs: Resolvers = {
  Mutation: {
    issueImprovementOrder: write(issueOrder),
    notifyImprovementOrder: write(whileInForce(notifyOrder)),
    recordPublicNotice: write(recordPublicNotice),
    recordImprovementOrderOutcome: write(recordOutcome),
    correctImprovementOrder: write(correctOrder),
    withdrawImprovementOrder: write(withdrawOrder),
  },
  ImprovementOrderIssued: done,
  ImprovementOrderNotified: done,
  PublicNoticeRecorded: done,
  ImprovementOrderOutcomeRecorded: done,
  ImprovementOrderCorrected: done,
  ImprovementOrderWithdrawn: done,
};
