/**
 * How the Memorandum stands at the statement's own instant, as SQL over its row: a notice of termination ends it by the
 * clock, without an act of anyone.
 */
export const memorandumStateNow =
  `coalesce((select case when "ends_at" <= now() then 'TERMINATED' else 'NOTICE_GIVEN' end ` +
  `from "termination_notice" limit 1), "state")`;
