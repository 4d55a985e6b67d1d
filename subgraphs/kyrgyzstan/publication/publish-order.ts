import { isKey } from '../../kit/list/key.ts';
import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { keepChange } from '../../kit/write/change-record.ts';
import type { FoundRow } from '../../kit/write/find-record.ts';
import { Refused } from '../../kit/write/refused.ts';
import { markPublished } from './mark-published.ts';
import { publicationInKyrgyzstan } from './publication-in-kyrgyzstan.table.ts';
import { publishedOrderOf } from './published-facts.ts';

interface PublishInput extends MutationInput {
  readonly improvementOrderId: string;
  readonly textKyrgyz: string;
  readonly textRussian: string;
}

/** Something that Japan told of an order. */
interface Received {
  readonly kind: string;
  readonly receivedAt: Date;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What is published of an order: the Ministry's words, and what Japan told of it last. */
interface Content {
  readonly textKyrgyz: string;
  readonly textRussian: string;
  readonly publishedOrder: Readonly<Record<string, unknown>>;
}

/** One publication stands for an order; the Ministry changes its words once Japan has corrected the order since. */
const corrected = `
  select "id", "text_kyrgyz" as "textKyrgyz", "text_russian" as "textRussian", "published_order" as "publishedOrder"
  from "publication_in_kyrgyzstan" where "order_id" = $1::uuid and "corrected_at" > "published_at"`;

/** Publishes an order anew, in other words and as Japan has corrected it. */
const publishAnew = async (
  published: FoundRow,
  content: Content,
  receivedAt: Date,
  writing: Writing,
): Promise<void> => {
  await writing.query(
    `with anew as (update "publication_in_kyrgyzstan" set "text_kyrgyz" = $2, "text_russian" = $3, "received_at" = $4,
       "published_at" = $5, "published_order" = $6 where "id" = $1 returning 1) select count(*) from anew`,
    [
      published.id,
      content.textKyrgyz,
      content.textRussian,
      receivedAt,
      writing.now,
      JSON.stringify(content.publishedOrder),
    ],
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
    after: { ...content },
  });
};

/**
 * Publishes in the Kyrgyz Republic an improvement order that was received from Japan (section 7(5)), in Kyrgyz and in
 * Russian: not before Japan's own public notice of it was received, and not once it was withdrawn. With the words stands what
 * Japan told of it last, all of which is public since that notice.
 */
export const publishOrder: Act<PublishInput> = {
  mutation: 'publishImprovementOrder',
  article: '7(5)',
  perform: async ({ improvementOrderId: orderId, textKyrgyz, textRussian }, writing) => {
    const received = isKey('uuid', orderId)
      ? await writing.query<Received>(
          `select "kind", "received_at" as "receivedAt", "payload" from "inbox"
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
    const content = { textKyrgyz, textRussian, publishedOrder: publishedOrderOf(last.payload) };
    const [before] = await writing.query<FoundRow>(corrected, [orderId]);
    if (before === undefined)
      await addRecord(writing, publicationInKyrgyzstan, {
        keptFor: 'KYRGYZSTAN',
        given: { orderId, ...content },
        besides: { receivedAt: last.receivedAt, publishedAt: writing.now },
      });
    else await publishAnew(before, content, last.receivedAt, writing);
    await markPublished(writing, 'ImprovementOrder', orderId);
    return { type: 'ImprovementOrderPublished', orderId, recordedAt: writing.now };
  },
};
