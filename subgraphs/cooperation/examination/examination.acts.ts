import { localDay } from '../../kit/facts/local-day.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { invalidInput, Refused } from '../../kit/write/refused.ts';
import { step } from '../../kit/write/step.ts';
import type { Course } from '../../kit/write/step.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { tellOf } from '../notice/tell-of.ts';
import { checkSchedule, localDayOf } from './check-schedule.ts';
import { examination } from './examination.table.ts';

interface AnnounceInput extends MutationInput {
  readonly kind: string;
  readonly industryFieldCode?: string | null;
  readonly organizer: string;
  readonly country: 'JAPAN' | 'KYRGYZSTAN';
  readonly place: string;
  readonly heldOn: string;
  readonly applicationsUntil?: string | null;
}

/** Announces an examination; everyone sees it from then on. */
export const announceExamination: Act<AnnounceInput> = {
  mutation: 'announceExamination',
  article: '5',
  perform: async (
    { kind, industryFieldCode = null, organizer, country, place, heldOn, applicationsUntil = null },
    writing,
  ) => {
    if (heldOn < localDay(writing.now, country)) throw invalidInput('heldOn', 'The day is over.');
    checkSchedule({ heldOn, applicationsUntil });
    if ((kind === 'SKILL') !== (industryFieldCode !== null))
      throw invalidInput('industryFieldCode', 'A skill test is of a field, and no other examination is.');
    const examinationId = await openRecord(writing, examination, {
      given: { kind, industryFieldCode, organizer, country, place, heldOn, applicationsUntil },
      follows: { state: 'ANNOUNCED', announcedAt: writing.now },
    });
    await sendNotice(writing, {
      kind: 'EXAMINATION_ANNOUNCED',
      subjectType: examination.type,
      subjectId: examinationId,
      subjectVersion: 1,
    });
    return { type: 'ExaminationRecorded', examinationId, recordedAt: writing.now };
  },
};

const examinationMoves: Moves = {
  ANNOUNCED: { HOLDING: 'HELD', CANCELLATION: 'CANCELLED' },
  HELD: {},
  CANCELLED: {},
};

const course: Course = {
  table: examination,
  moves: examinationMoves,
  idProperty: 'examinationId',
  tell: tellOf(examination.type),
};

/** Records that an announced examination was held, on its day or after it. */
export const recordExaminationHeld = step(course, {
  mutation: 'recordExaminationHeld',
  article: '5',
  side: 'originator',
  event: 'HOLDING',
  sets: (_input, { found, writing }) => {
    if (String(found['heldOn']) > localDayOf(found, writing))
      throw new Refused({
        type: 'WrongState',
        state: String(found['state']),
        message: 'Its day is still to come.',
      });
    return {};
  },
  tells: 'EXAMINATION_HELD',
  result: 'ExaminationRecorded',
});

/** Cancels an announced examination. */
export const cancelExamination = step(course, {
  mutation: 'cancelExamination',
  article: '5',
  side: 'originator',
  event: 'CANCELLATION',
  tells: 'EXAMINATION_CANCELLED',
  result: 'ExaminationRecorded',
});
