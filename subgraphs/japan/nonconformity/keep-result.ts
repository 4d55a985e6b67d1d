import type { OnReceipt } from '../../kit/relay/carry-events.ts';

/** The act and the actor under which the history tells of a receipt, which no agency does. */
const act = 'receiveInvestigationResult';
const receiver = 'RELAY';

/**
 * Keeps the result of an investigation in Japan's own copy (Memorandum, section 7(3)), with a line in the notification's
 * history. Nothing of it is published.
 */
export const keepResult: OnReceipt = async ({ subjectId, article, payload: { result, summary } }, query) => {
  await query(
    `with kept as (
       update "nonconformity_notification" set "result" = $2, "result_summary" = $3, "result_received_at" = now(),
         "version" = "version" + 1
       where "id" = $1::uuid returning "id", "version")
     insert into "record_change" ("id", "record_id", "kept_for", "version", "act", "article", "agency", "values")
     select gen_random_uuid(), "id", 'JAPAN', "version", '${act}', $4, '${receiver}',
       jsonb_build_array(
         jsonb_build_object('property', 'result', 'before', null, 'after', $2::text),
         jsonb_build_object('property', 'resultSummary', 'before', null, 'after', $3::text))
     from kept`,
    [subjectId, result, summary, article],
  );
  return 'kept';
};
