import type { Statements } from '../../kit/storage/upsert.ts';
import { forgetReceipts } from '../../kit/write/receipts.ts';

/** The act and the agency under which the history tells of an erasure, which no agency does. */
const act = 'eraseTravelDocumentRequest';
const eraser = 'RETENTION';

/**
 * Erases, in the transaction of the statements, what requests for travel documents hold of persons beyond their retention:
 * the values themselves, and the digests by which the acts that gave them would be known again. What is left is that it
 * was erased, and when: a digest of a name and a day of birth would give both back to whoever tries enough of them.
 *
 * @param at the instant that counts as now; the database's own unless given
 */
export const erasePersons = async (statements: Statements, at?: string): Promise<void> => {
  await statements.query(
    `with erased as (
       update "travel_document_request" set "full_name" = null, "born_on" = null, "passport_number" = null,
         "document_number" = null,
         "erased_at" = coalesce($1::timestamptz, now()), "version" = "version" + 1
       where "erased_at" is null and "retained_until" <= coalesce($1::timestamptz, now())
       returning "id", "originator", "version", "erased_at")
     insert into "record_change" ("id", "record_id", "kept_for", "version", "act", "article", "agency", "at", "values")
     select gen_random_uuid(), "id", "originator", "version", '${act}', '8', '${eraser}', "erased_at",
       jsonb_build_array(jsonb_build_object('property', 'erasedAt', 'before', null, 'after',
         to_char("erased_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
     from erased`,
    [at ?? null],
  );
  await forgetReceipts(statements, at);
};
