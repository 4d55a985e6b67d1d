import type { Act, MutationInput } from '../../kit/write/act.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { openRecord } from '../../kit/write/open-record.ts';
import { step } from '../../kit/write/step.ts';
import type { Course } from '../../kit/write/step.ts';
import { decline } from '../decline.ts';
import { examination } from '../examination/examination.table.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { tellOf } from '../notice/tell-of.ts';
import { cooperationRequest } from './cooperation-request.table.ts';

interface RequestInput extends MutationInput {
  readonly examinationId?: string | null;
  readonly wanted: string;
}

/** Asks the Kyrgyz side to cooperate in an examination. */
export const requestCooperation: Act<RequestInput> = {
  mutation: 'requestCooperation',
  article: '5',
  perform: async ({ examinationId = null, wanted }, writing) => {
    if (examinationId !== null) await findRecord(writing, examination, examinationId);
    const cooperationRequestId = await openRecord(writing, cooperationRequest, {
      given: { examinationId, wanted },
      follows: { state: 'REQUESTED', sentAt: writing.now },
    });
    await sendNotice(writing, {
      kind: 'COOPERATION_REQUESTED',
      subjectType: cooperationRequest.type,
      subjectId: cooperationRequestId,
      subjectVersion: 1,
    });
    return { type: 'CooperationRequestRecorded', cooperationRequestId, recordedAt: writing.now };
  },
};

const requestMoves: Moves = {
  REQUESTED: { ACCEPTANCE: 'ACCEPTED', DECLINE: 'DECLINED' },
  ACCEPTED: { COMPLETION: 'DONE', DECLINE: 'DECLINED' },
  DECLINED: {},
  DONE: {},
};

const course: Course = {
  table: cooperationRequest,
  moves: requestMoves,
  idProperty: 'cooperationRequestId',
  tell: tellOf(cooperationRequest.type),
};

/** Tells Japan that the Kyrgyz side cooperates as asked. */
export const acceptCooperationRequest = step(course, {
  mutation: 'acceptCooperationRequest',
  article: '5',
  side: 'other side',
  event: 'ACCEPTANCE',
  instant: 'answeredAt',
  tells: 'COOPERATION_ACCEPTED',
  result: 'CooperationRequestRecorded',
});

/** Tells Japan that the Kyrgyz side cannot cooperate as asked, even where it had hoped to. */
export const declineCooperationRequest = decline(course, {
  mutation: 'declineCooperationRequest',
  article: '5',
  kind: 'COOPERATION_DECLINED',
  instant: 'answeredAt',
  result: 'CooperationRequestRecorded',
});

/** Records that what Japan asked for was done. */
export const completeCooperationRequest = step(course, {
  mutation: 'completeCooperationRequest',
  article: '5',
  side: 'originator',
  event: 'COMPLETION',
  instant: 'doneAt',
  tells: 'COOPERATION_COMPLETED',
  result: 'CooperationRequestRecorded',
});
