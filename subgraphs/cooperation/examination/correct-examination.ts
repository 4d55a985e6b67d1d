import { since } from '../../kit/correction/correctable.ts';
import type { Correctable } from '../../kit/correction/correctable.ts';
import { correct } from '../../kit/correction/correction-acts.ts';
import type { Corrections } from '../../kit/correction/correction-acts.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { notice } from '../notice/notice.table.ts';
import { tellOf } from '../notice/tell-of.ts';
import { checkSchedule, localDayOf } from './check-schedule.ts';
import { correctableContent, examinationVersion } from './examination-version.table.ts';
import { examination } from './examination.table.ts';

/** What is announced or was held is corrected; what was cancelled says nothing any more that could be wrong. */
const moves: Moves = {
  ANNOUNCED: { CORRECTION: 'ANNOUNCED' },
  HELD: { CORRECTION: 'HELD' },
  CANCELLED: {},
};

/** Everyone knows an examination since it was announced, and the Kyrgyz side a correction since it was told. */
export const correctableExamination: Correctable = {
  table: examination,
  versions: examinationVersion,
  content: correctableContent,
  whose: { property: 'originator' },
  receipts: notice,
  opened: { own: since('announcedAt'), other: since('announcedAt'), outside: since('announcedAt') },
  openedBy: ['announcedAt'],
};

const corrections: Corrections = {
  correctable: correctableExamination,
  course: { table: examination, moves, idProperty: 'examinationId' },
  article: '5',
  check: (content, { found, writing }) => {
    const { heldOn, applicationsUntil } = content as unknown as Parameters<typeof checkSchedule>[0];
    checkSchedule({ heldOn, applicationsUntil });
    if (heldOn === found['heldOn']) return;
    const today = localDayOf(found, writing);
    if (found['state'] === 'ANNOUNCED' && heldOn < today) throw invalidInput('heldOn', 'The day is over.');
    if (found['state'] === 'HELD' && heldOn > today)
      throw invalidInput('heldOn', 'The day is still to come.');
  },
  tell: tellOf(examination.type),
};

/** Corrects what was announced of an examination, or of one that was held (section 5). */
export const correctExamination = correct(corrections, {
  mutation: 'correctExamination',
  kind: 'EXAMINATION_CORRECTED',
  result: 'ExaminationRecorded',
});
