import { stateByPeriod } from '../../kit/list/state-by-period.ts';

/**
 * How an agency is shown in Japan's publication: as Japan was last told, unless the period of the certification is over since.
 * The period is the other side's, and so are its days; the clock is that of Japan's own database, so that nothing has to be
 * told for it.
 */
const standing = stateByPeriod({
  property: 'status',
  running: ['CERTIFIED', 'SUSPENDED'],
  settled: ['REVOKED'],
  party: 'KYRGYZSTAN',
});

/** How it is shown today, as SQL. */
export const statusToday = standing.today;

/** The predicate of a status over the columns of a publication; an unknown status holds for none. */
export const hasStatus = standing.is;
