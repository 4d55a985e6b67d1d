import type { Party } from '../../../schema/audience.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { Refused } from '../../kit/write/refused.ts';
import { checkProposedByOther, step } from '../../kit/write/step.ts';
import type { StepInput } from '../../kit/write/step.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { tellOf } from '../notice/tell-of.ts';
import { actionItem } from './action-item.table.ts';
import { consultationCourse } from './arrange-consultation.ts';

interface MinutesInput extends StepInput {
  readonly heldOn: string;
  readonly minutes: string;
}

/** Records that a consultation was held, with minutes for the other side to agree to. */
export const recordConsultation = step<MinutesInput>(consultationCourse, {
  mutation: 'recordConsultation',
  article: '4(2)',
  side: 'either side',
  event: 'MINUTES',
  sets: ({ heldOn, minutes }, { actor, writing }) => {
    checkDone(writing, { field: 'heldOn', day: heldOn, party: actor });
    return { heldOn, minutes, minutesBy: actor };
  },
  tells: 'CONSULTATION_HELD',
  result: 'ConsultationRecorded',
});

/** Agrees to the minutes that the other side drafted. */
export const agreeToMinutes = step(consultationCourse, {
  mutation: 'agreeToMinutes',
  article: '4(2)',
  side: 'either side',
  event: 'MINUTES_AGREEMENT',
  instant: 'minutesAgreedAt',
  sets: (_input, taken) => {
    checkProposedByOther(taken, 'minutesBy');
    return {};
  },
  tells: 'MINUTES_AGREED',
  result: 'ConsultationRecorded',
});

interface ItemInput extends StepInput {
  readonly owner: Party;
  readonly wanted: string;
  readonly dueOn: string;
}

/** Records what one side has agreed to do. */
export const addActionItem = step<ItemInput>(consultationCourse, {
  mutation: 'addActionItem',
  article: '4(2)',
  side: 'either side',
  event: 'ACTION_ITEM',
  besides: async ({ owner, wanted, dueOn }, { found, writing }) => {
    const subjectId = await addRecord(writing, actionItem, {
      keptFor: owner,
      given: { owner, wanted, dueOn },
      besides: { consultationId: found.id, state: 'OPEN', synthetic: false },
    });
    await sendNotice(writing, {
      kind: 'ACTION_ITEM_AGREED',
      subjectType: actionItem.type,
      subjectId,
      subjectVersion: 1,
    });
  },
  result: 'ConsultationRecorded',
});

const itemMoves: Moves = { OPEN: { COMPLETION: 'DONE' }, DONE: {} };

/** Records that what the own side had agreed to do is done. */
export const completeActionItem = step(
  {
    table: actionItem,
    moves: itemMoves,
    idProperty: 'actionItemId',
    whose: 'owner',
    tell: tellOf(actionItem.type),
  },
  {
    mutation: 'completeActionItem',
    article: '4(2)',
    side: 'originator',
    event: 'COMPLETION',
    instant: 'doneAt',
    tells: 'ACTION_ITEM_DONE',
    result: 'ActionItemRecorded',
  },
);

/** Closes a consultation of which everything is done. */
export const closeConsultation = step(consultationCourse, {
  mutation: 'closeConsultation',
  article: '4(2)',
  side: 'either side',
  event: 'CLOSING',
  instant: 'closedAt',
  besides: async (_input, { found, writing }) => {
    const open = await writing.query(
      `select 1 from "action_item" where "consultation_id" = $1 and "state" = 'OPEN' limit 1`,
      [found.id],
    );
    if (open.length > 0)
      throw new Refused({
        type: 'WrongState',
        state: String(found['state']),
        message: 'Something that was agreed is still to be done.',
      });
  },
  tells: 'CONSULTATION_CLOSED',
  result: 'ConsultationRecorded',
});
