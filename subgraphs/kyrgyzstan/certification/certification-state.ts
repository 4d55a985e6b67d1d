import { stateByPeriod } from '../../kit/list/state-by-period.ts';

/** How a certification stands by the days of Bishkek. The end of its period needs no event of its own; a revocation stays one. */
const standing = stateByPeriod({
  property: 'state',
  running: ['IN_FORCE', 'SUSPENDED'],
  settled: ['REVOKED'],
  party: 'KYRGYZSTAN',
});

/** How a certification stands today, as SQL: the state that its last event left it in, unless its period is over since. */
export const stateToday = standing.today;

/** The predicate of a state over the columns of a certification; an unknown state holds for none. */
export const inState = standing.is;
