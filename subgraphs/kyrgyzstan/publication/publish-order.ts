import { isKey } from '../../kit/list/key.ts';
import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { keepChange } from '../../kit/write/change-record.ts';
import type { FoundRow } from '../../kit/write/find-record.ts';
import { Refused } from '../../kit/write/refused.ts';
import { markPublished } from './mark-published.ts';
import { publicationInKyrgyzstan } from './publication-in-kyrgyzstan.table.ts';

interface PublishInput extends MutationInput {
  readonly improvementOrderId: string;
  readonly textKyrgyz: string;
  readonly textRussian: string;
}

/** One publication stands for an order; the Ministry changes its words once Japan has corrected the order since. */
const corrected = `
  select "id", "text_kyrgyz" as "textKyrgyz", "text_russian" as "textRussian" from "publication_in_kyrgyzstan"
  where "order_id" = $1::uuid and "corrected_at" > "published_at"`;

/** Publishes an order anew, in other words. */
const publishAnew = async (
  published: FoundRow,
  words: Readonly<Record<'textKyrgyz' | 'textRussian', string>>,
  receivedAt: Date,
  writing: Writing,
): Promise<void> => {
  await writing.query(
    `with anew as (update "publication_in_kyrgyzstan" set "text_kyrgyz" = $2, "text_russian" = $3, "received_at" = $4,
       "published_at" = $5 where "id" = $1 returning 1) select count(*) from anew`,
    [published.id, words.textKyrgyz, words.textRussian, receivedAt, writing.now],
  );
  const [kept] = await writing.query<{ readonly version: number }>(
    `select coalesce(max("version"), 0) + 1 as "version" from "record_change" where "record_id" = $1`,
    [published.id],
  );
  await keepChange(writing, {
    recordId: published.id,
    version: kept?.version ?? 1,
    keptFor: 'KYRGYZSTAN',
    before: published,
    after: words,
  });
};

/**
 * Publishes in the Kyrgyz Republic an improvement order that was received from Japan (section 7(5)), in Kyrgyz and in
 * Russian: not before Japan's own public notice of it was received, and not once it was withdrawn.
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
    const wasTold = (what: string): boolean => received.some(({ kind }) => kind === what);
    if (wasTold('IMPROVEMENT_ORDER_WITHDRAWN'))
      throw new Refused({
        type: 'WrongState',
        state: 'WITHDRAWN',
        message: 'Japan has withdrawn the order; nothing more of it is published.',
      });
    if (!wasTold('IMPROVEMENT_ORDER_NOTICED'))
      throw new Refused({
        type: 'WrongState',
        state: 'NOTIFIED',
        message: 'Its public notice in Japan has not been received; until then nothing of it is published.',
      });
    const [before] = await writing.query<FoundRow>(corrected, [orderId]);
    if (before === undefined)
      await addRecord(writing, publicationInKyrgyzstan, {
        keptFor: 'KYRGYZSTAN',
        given: { orderId, textKyrgyz, textRussian },
        besides: { receivedAt: last.receivedAt, publishedAt: writing.now },
      });
    else await publishAnew(before, { textKyrgyz, textRussian }, last.receivedAt, writing);
    await markPublished(writing, 'ImprovementOrder', orderId);
    return { type: 'ImprovementOrderPublished', orderId, recordedAt: writing.now };
  },
};
