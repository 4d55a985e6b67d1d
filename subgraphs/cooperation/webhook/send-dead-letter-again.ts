import { actingAgency } from '../../kit/write/acting-agency.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { changeRecord } from '../../kit/write/change-record.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { Refused } from '../../kit/write/refused.ts';
import { webhookDelivery } from './webhook-delivery.table.ts';

interface AgainInput extends MutationInput {
  readonly deadLetterId: string;
}

/** Has the relay try a dead letter of the caller's own agency again, from its first attempt on. */
export const sendDeadLetterAgain: Act<AgainInput> = {
  mutation: 'sendDeadLetterAgain',
  article: '4(1)',
  perform: async ({ deadLetterId }, writing) => {
    const found = await findRecord(writing, webhookDelivery, deadLetterId);
    if (found['deadAt'] === null)
      throw new Refused({ type: 'WrongState', state: 'WAITING', message: 'It is no dead letter any more.' });
    await changeRecord(writing, webhookDelivery, found, {
      version: found.version,
      set: { attempts: 0, dueAt: writing.now, deadAt: null },
      keptFor: actingAgency(writing),
    });
    return { type: 'DeadLetterSentAgain', deadLetterId, recordedAt: writing.now };
  },
};
