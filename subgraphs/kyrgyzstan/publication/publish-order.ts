import { isKey } from '../../kit/list/key.ts';
import type { Act, MutationInput } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { Refused } from '../../kit/write/refused.ts';
import { publicationInKyrgyzstan } from './publication-in-kyrgyzstan.table.ts';

interface PublishInput extends MutationInput {
  readonly improvementOrderId: string;
  readonly textKyrgyz: string;
  readonly textRussian: string;
}

/**
 * Publishes in the Kyrgyz Republic an improvement order that was received from Japan (section 7(5)), in Kyrgyz and in
 * Russian: not before Japan's own public notice of it was received.
 */
export const publishOrder: Act<PublishInput> = {
  mutation: 'publishImprovementOrder',
  article: '7(5)',
  perform: async ({ improvementOrderId: orderId, textKyrgyz, textRussian }, writing) => {
    const received = isKey('uuid', orderId)
      ? await writing.query<{ kind: string; receivedAt: Date }>(
          `select "kind", "received_at" as "receivedAt" from "inbox"
           where "subject_id" = $1::uuid and "subject_type" = 'ImprovementOrder' order by "subject_version" desc`,
          [orderId],
        )
      : [];
    const [last] = received;
    if (last === undefined) throw new Refused({ type: 'NotFound', message: 'There is no such record.' });
    if (!received.some(({ kind }) => kind === 'IMPROVEMENT_ORDER_NOTICED'))
      throw new Refused({
        type: 'WrongState',
        state: 'NOTIFIED',
        message: 'Its public notice in Japan has not been received; until then nothing of it is published.',
      });
    await addRecord(writing, publicationInKyrgyzstan, {
      keptFor: 'KYRGYZSTAN',
      given: { orderId, textKyrgyz, textRussian },
      besides: { receivedAt: last.receivedAt, publishedAt: writing.now },
    });
    return { type: 'ImprovementOrderPublished', orderId, recordedAt: writing.now };
  },
};
