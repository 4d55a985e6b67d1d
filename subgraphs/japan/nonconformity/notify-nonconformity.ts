import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRow } from '../../kit/write/find-record.ts';
import { tellOtherSide } from '../../kit/write/tell-other-side.ts';
import { publicationInJapan } from '../publication/publication-in-japan.table.ts';
import { nonconformityNotification } from './nonconformity.table.ts';

interface NotifyInput extends MutationInput {
  readonly agencyId: string;
  readonly suspicion: string;
  readonly summary: string;
  readonly occurredOn?: string | null;
  readonly evidenceReference?: string | null;
}

/** Notifies the Kyrgyz side of an agency that Japan has published (section 7(3)). The evidence stays in Japan. */
export const notifyNonconformity: Act<NotifyInput> = {
  mutation: 'notifySuspectedNonconformity',
  article: '7(3)',
  perform: async ({ agencyId, suspicion, summary, ...more }, writing) => {
    const { occurredOn = null, evidenceReference = null } = more;
    await findRow(writing, publicationInJapan, { by: 'agencyId', kind: 'uuid', value: agencyId });
    if (occurredOn !== null) checkDone(writing, { field: 'occurredOn', day: occurredOn, party: 'JAPAN' });
    const told = { agencyId, suspicion, summary, occurredOn };
    const nonconformityNotificationId = await addRecord(writing, nonconformityNotification, {
      keptFor: 'JAPAN',
      given: { ...told, evidenceReference },
      besides: { notifiedAt: writing.now, synthetic: false },
    });
    await tellOtherSide(writing, {
      kind: 'NONCONFORMITY_NOTIFIED',
      recipient: 'KYRGYZSTAN',
      subjectType: 'NonconformityNotification',
      subjectId: nonconformityNotificationId,
      subjectVersion: 1,
      payload: told,
    });
    return { type: 'SuspectedNonconformityNotified', nonconformityNotificationId, recordedAt: writing.now };
  },
};
