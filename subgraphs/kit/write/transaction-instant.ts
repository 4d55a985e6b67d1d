/** The instant of a transaction by the database's clock, in universal time and as an act has it at hand; as SQL. */
export const transactionInstant = `to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
