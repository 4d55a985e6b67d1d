/** Today in Bishkek, by the clock of the database. */
const today = "(now() at time zone 'Asia/Bishkek')::date";

/** States that the end of the period turns into EXPIRED without an event of its own; a revocation stays one. */
const running = ['IN_FORCE', 'SUSPENDED'] as const;

const isOver = `coalesce("valid_until" < ${today}, false)`;
const isRunning = `"state" in (${running.map((state) => `'${state}'`).join(', ')})`;

/** How a certification stands today, as SQL: the state that its last event left it in, unless its period is over since. */
export const stateToday = `case when ${isRunning} and ${isOver} then 'EXPIRED' else "state" end`;

/** The same as `stateToday` equal to a state, written so that an index over the stored state serves. */
const predicates: Readonly<Record<string, string>> = {
  ...Object.fromEntries(running.map((state) => [state, `("state" = '${state}' and not ${isOver})`])),
  REVOKED: `"state" = 'REVOKED'`,
  EXPIRED: `("state" = 'EXPIRED' or (${isRunning} and ${isOver}))`,
};

/** The predicate of a state over the columns of a certification; an unknown state holds for none. */
export const inState = (state: unknown): string => predicates[String(state)] ?? 'false';
