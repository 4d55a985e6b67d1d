/** Today in Bishkek, by the clock of the database. */
const today = "(now() at time zone 'Asia/Bishkek')::date";

/** States that a period's end turns into EXPIRED without an event of its own. */
const running = `'IN_FORCE', 'SUSPENDED'`;

/**
 * How a certification stands today, as SQL: the state that its last event left it in, unless its period is over since.
 * A revocation stays a revocation.
 */
export const stateToday = `case when "state" in (${running}) and "valid_until" < ${today} then 'EXPIRED' else "state" end`;

const predicates: Readonly<Record<string, string>> = {
  IN_FORCE: `("state" = 'IN_FORCE' and "valid_until" >= ${today})`,
  SUSPENDED: `("state" = 'SUSPENDED' and "valid_until" >= ${today})`,
  REVOKED: `"state" = 'REVOKED'`,
  EXPIRED: `("state" = 'EXPIRED' or ("state" in (${running}) and "valid_until" < ${today}))`,
};

/** The predicate of a state over the columns of a certification; an unknown state holds for none. */
export const inState = (state: unknown): string => predicates[String(state)] ?? 'false';
