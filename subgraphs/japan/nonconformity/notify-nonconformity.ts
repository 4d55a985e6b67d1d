import type { Sending } from '../../kit/preview/preview-sending.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRow } from '../../kit/write/find-record.ts';
import { tellOtherSide } from '../../kit/write/tell-other-side.ts';
import { publicationInJapan } from '../publication/publication-in-japan.table.ts';
import { nonconformityNotification } from './nonconformity.table.ts';

/** What is notified. */
export interface NonconformityInput extends MutationInput {
  readonly agencyId: string;
  readonly suspicion: string;
  readonly summary: string;
  readonly occurredOn?: string | null;
  readonly evidenceReference?: string | null;
}

/**
 * What a notification holds of what is given.
 * @throws Refused where Japan has published no such agency, or a day is still to come.
 */
export const nonconformityContent = async (
  { agencyId, suspicion, summary, occurredOn = null, evidenceReference = null }: NonconformityInput,
  sending: Sending,
) => {
  await findRow(sending, publicationInJapan, { by: 'agencyId', kind: 'uuid', value: agencyId });
  if (occurredOn !== null) checkDone(sending, { field: 'occurredOn', day: occurredOn, party: 'JAPAN' });
  return { agencyId, suspicion, summary, occurredOn, evidenceReference };
};

/** What follows of a notification from its being made. */
export const madeNotification = ({ now }: Pick<Sending, 'now'>) => ({ notifiedAt: now });

/** Notifies the Kyrgyz side of an agency that Japan has published (section 7(3)). The evidence stays in Japan. */
export const notifyNonconformity: Act<NonconformityInput> = {
  mutation: 'notifySuspectedNonconformity',
  article: '7(3)',
  perform: async (input, writing) => {
    const given = await nonconformityContent(input, writing);
    const nonconformityNotificationId = await addRecord(writing, nonconformityNotification, {
      keptFor: 'JAPAN',
      given,
      besides: { ...madeNotification(writing), synthetic: false },
    });
    const { evidenceReference: _, ...told } = given;
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
