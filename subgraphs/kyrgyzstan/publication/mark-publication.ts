import type { OnReceipt } from '../../kit/relay/carry-events.ts';

/** What marks a publication of an order, by what Japan told of the order. */
const marks: Readonly<Record<string, string>> = {
  IMPROVEMENT_ORDER_CORRECTED: '"corrected_at" = now()',
  IMPROVEMENT_ORDER_WITHDRAWN: '"withdrawn_at" = now()',
};

/**
 * Marks what is published of an order as corrected or withdrawn, as soon as that is received (Memorandum, section 7(5)). The
 * words of a correction are the Ministry's, which publishes anew.
 */
export const markPublication: OnReceipt = async ({ kind, subjectId }, query) => {
  const mark = marks[kind];
  if (mark === undefined) return 'kept';
  const marked = await query(
    `with marked as (update "publication_in_kyrgyzstan" set ${mark} where "order_id" = $1::uuid returning 1)
     select 1 from marked`,
    [subjectId],
  );
  return marked.length > 0 ? 'published' : 'kept';
};
