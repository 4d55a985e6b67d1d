import type { OnReceipt } from '../../kit/relay/carry-events.ts';

/** Keeps the result of an investigation in Japan's own copy (Memorandum, section 7(3)). Nothing of it is published. */
export const keepResult: OnReceipt = async ({ subjectId, payload: { result, summary } }, query) => {
  await query(
    `with kept as (
       update "nonconformity_notification" set "result" = $2, "result_summary" = $3, "result_received_at" = now(),
         "version" = "version" + 1
       where "id" = $1::uuid returning 1) select count(*) from kept`,
    [subjectId, result, summary],
  );
  return 'kept';
};
