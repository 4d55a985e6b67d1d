import { pointsTo } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { correctSuspension, withdrawSuspension } from './correct-suspension.ts';
import { fieldSuspension } from './field-suspension.table.ts';
import { announceSuspension, liftSuspension } from './move-suspension.ts';
import { suspendField } from './suspend-field.ts';

const done = { fieldSuspension: pointsTo(fieldSuspension, 'fieldSuspensionId') };

/** What the Immigration Services Agency does with stops of acceptance. */
export const fieldSuspensionActs: Resolvers = {
  Mutation: {
    suspendField: write(suspendField),
    announceFieldSuspension: write(announceSuspension),
    liftFieldSuspension: write(liftSuspension),
    correctFieldSuspension: write(correctSuspension),
    withdrawFieldSuspension: write(withdrawSuspension),
  },
  FieldSuspended: done,
  FieldSuspensionAnnounced: done,
  FieldSuspensionLifted: done,
  FieldSuspensionCorrected: done,
  FieldSuspensionWithdrawn: done,
};
