import type { Writing } from '../../kit/write/act.ts';

/**
 * Marks what was received of a record as published, in the act's transaction (section 7(5)): everything that Japan has told of
 * it by then, since the publication says what it says. The relay tells Japan when.
 */
export const markPublished = async (
  { query, now }: Pick<Writing, 'query' | 'now'>,
  subjectType: string,
  subjectId: string,
): Promise<void> => {
  await query(
    `with published as (
       update "inbox" set "published_at" = $3::timestamptz
       where "subject_id" = $1::uuid and "subject_type" = $2 and "published_at" is null returning 1)
     select count(*) from published`,
    [subjectId, subjectType, now],
  );
};
