import { randomUUID } from 'node:crypto';
import { insertRows } from '../../kit/storage/upsert.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { actingParty } from '../../kit/write/acting-party.ts';
import { keepChange } from '../../kit/write/change-record.ts';
import { Refused } from '../../kit/write/refused.ts';
import { statementsOf } from '../../kit/write/statements-of.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { memorandumEnd } from './memorandum-end.ts';
import { standingMemorandum } from './memorandum-state.ts';
import { terminationNotice } from './termination-notice.table.ts';

interface NoticeInput extends MutationInput {
  readonly documentReference: string;
}

/** Gives notice of termination. The first notice ends the Memorandum; there is no second one. */
export const giveNoticeOfTermination: Act<NoticeInput> = {
  mutation: 'giveNoticeOfTermination',
  article: '10',
  perform: async ({ documentReference }, writing) => {
    const originator = actingParty(writing);
    const stands = await standingMemorandum(writing.query);
    if (stands === undefined) throw new Refused({ type: 'NotFound', message: 'There is no such record.' });
    if (stands.state !== 'IN_FORCE')
      throw new Refused({
        type: 'WrongState',
        state: stands.state,
        message: 'Notice of termination was given before.',
      });
    const end = memorandumEnd(writing.now, originator);
    const id = randomUUID();
    await insertRows(statementsOf(writing), terminationNotice, [
      { id, memorandumId: stands.id, originator, documentReference, givenAt: writing.now, ...end },
    ]);
    await keepChange(writing, {
      recordId: id,
      version: 1,
      keptFor: originator,
      before: {},
      after: { documentReference, ...end },
    });
    await sendNotice(writing, {
      kind: 'TERMINATION_NOTICE_GIVEN',
      subjectType: terminationNotice.type,
      subjectId: id,
      subjectVersion: 1,
    });
    return { type: 'NoticeOfTerminationGiven', memorandumId: stands.id, recordedAt: writing.now };
  },
};
