import type { Query } from '../../kit/storage/query.ts';

/**
 * How the Memorandum stands at the statement's own instant, as SQL over its row: a notice of termination ends it by the
 * clock, without an act of anyone.
 */
export const memorandumStateNow =
  `coalesce((select case when "ends_at" <= now() then 'TERMINATED' else 'NOTICE_GIVEN' end ` +
  `from "termination_notice" limit 1), "state")`;

/** The Memorandum and how it stands now; undefined where there is none. */
export const standingMemorandum = async (
  query: Query,
): Promise<{ readonly id: string; readonly state: string } | undefined> => {
  const [stands] = await query<{ id: string; state: string }>(
    `select "id", (${memorandumStateNow}) as "state" from "memorandum" limit 1`,
    [],
  );
  return stands;
};
