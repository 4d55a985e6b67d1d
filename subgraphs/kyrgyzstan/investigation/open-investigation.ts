import { isKey } from '../../kit/list/key.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { Refused } from '../../kit/write/refused.ts';
import { investigation } from './investigation.table.ts';

interface OpenInput extends MutationInput {
  readonly nonconformityNotificationId: string;
  readonly openedOn: string;
  readonly internalNotes?: string | null;
}

/** Opens the investigation that a notification of Japan calls for (section 7(3)): one for each. */
export const openInvestigation: Act<OpenInput> = {
  mutation: 'openInvestigation',
  article: '7(3)',
  perform: async ({ nonconformityNotificationId: notificationId, openedOn, ...more }, writing) => {
    const told = isKey('uuid', notificationId)
      ? await writing.query<{ readonly kind: string; readonly agencyId: string }>(
          `select "kind", "payload" ->> 'agencyId' as "agencyId" from "inbox"
           where "subject_id" = $1::uuid and "kind" in ('NONCONFORMITY_NOTIFIED', 'NONCONFORMITY_WITHDRAWN')`,
          [notificationId],
        )
      : [];
    const received = told.find(({ kind }) => kind === 'NONCONFORMITY_NOTIFIED');
    if (received === undefined) throw new Refused({ type: 'NotFound', message: 'There is no such record.' });
    if (told.length > 1)
      throw new Refused({
        type: 'WrongState',
        state: 'WITHDRAWN',
        message: 'Japan has withdrawn the notification; nothing calls for an investigation any more.',
      });
    checkDone(writing, { field: 'openedOn', day: openedOn, party: 'KYRGYZSTAN' });
    const { internalNotes = null } = more;
    const investigationId = await addRecord(writing, investigation, {
      keptFor: 'KYRGYZSTAN',
      given: { notificationId, openedOn, internalNotes },
      besides: { agencyId: received.agencyId, state: 'INVESTIGATING' },
    });
    return { type: 'InvestigationOpened', investigationId, recordedAt: writing.now };
  },
};
