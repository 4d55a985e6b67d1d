import { versionResolvers } from '../../kit/correction/version-resolvers.ts';
import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals } from '../../kit/list/filters.ts';
import { findOne, pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { whileInForce } from '../memorandum/while-in-force.ts';
import { correctableExamination, correctExamination } from './correct-examination.ts';
import { announceExamination, cancelExamination, recordExaminationHeld } from './examination.acts.ts';
import { examination } from './examination.table.ts';

/** How examinations are read and announced. */
export const examinationResolvers: Resolvers = {
  Query: {
    examinations: connection({
      table: examination,
      filters: { kind: equals('kind'), country: equals('country'), state: equals('state') },
      orders: { HELD_ON: byProperty('heldOn', 'date') },
      defaultOrder: { field: 'HELD_ON', direction: 'DESCENDING' },
    }),
    examination: findOne(examination, 'id'),
  },
  Examination: {
    __resolveReference: reference(examination),
    history,
    ...versionResolvers(correctableExamination),
  },
  Mutation: {
    announceExamination: write(whileInForce(announceExamination)),
    recordExaminationHeld: write(recordExaminationHeld),
    cancelExamination: write(cancelExamination),
    correctExamination: write(whileInForce(correctExamination)),
  },
  ExaminationRecorded: { examination: pointsTo(examination, 'examinationId') },
};
