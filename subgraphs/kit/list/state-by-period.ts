import type { Party } from '../../../schema/audience.ts';
import { localDaySql } from '../facts/local-day.ts';
import { columnName, identifier, literal } from '../storage/sql-name.ts';

/** A state that ends by itself with a period, whose last day is kept in `validUntil`. */
interface StateByPeriod {
  /** The property of the state that the last act left. */
  readonly property: string;
  /** States that the end of the period turns into EXPIRED without an act of its own. */
  readonly running: readonly string[];
  /** States that stay as they are. */
  readonly settled: readonly string[];
  /** The side by whose days the period runs. */
  readonly party: Party;
}

/** How such a state stands today, by the clock of the database. */
interface Standing {
  /** As SQL: the state that the last act left, unless its period is over since. */
  readonly today: string;
  /** The same equal to a state, written so that an index over the stored state serves; an unknown state holds for none. */
  readonly is: (state: unknown) => string;
}

/** The standing of a state that ends with its period. */
export const stateByPeriod = ({ property, running, settled, party }: StateByPeriod): Standing => {
  const column = identifier(columnName(property));
  const isOver = `coalesce("valid_until" < ${localDaySql(literal(party))}, false)`;
  const isRunning = `${column} in (${running.map(literal).join(', ')})`;
  const predicates: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      running.map((state) => [state, `(${column} = ${literal(state)} and not ${isOver})`]),
    ),
    ...Object.fromEntries(settled.map((state) => [state, `${column} = ${literal(state)}`])),
    EXPIRED: `(${column} = 'EXPIRED' or (${isRunning} and ${isOver}))`,
  };
  return {
    today: `case when ${isRunning} and ${isOver} then 'EXPIRED' else ${column} end`,
    is: (state) => predicates[String(state)] ?? 'false',
  };
};
