import type { FoundRecord } from '../../kit/write/find-record.ts';
import type { Moves } from '../../kit/write/moves.ts';

/** What happens to an order after its issue. */
export type OrderEvent = 'NOTIFICATION' | 'PUBLIC_NOTICE' | 'OUTCOME' | 'CORRECTION' | 'WITHDRAWAL';

/**
 * What follows upon what in the life of an improvement order: it is notified to the Kyrgyz side before or after its public
 * notice (Memorandum, section 6(3); Immigration Act article 19-21(2)), and its outcome is found once. One that is withdrawn
 * opens to nobody any more.
 */
const courses: Moves = {
  ISSUED: { NOTIFICATION: 'NOTIFIED', PUBLIC_NOTICE: 'NOTICED', OUTCOME: 'ENDED' },
  NOTIFIED: { PUBLIC_NOTICE: 'NOTIFIED_AND_NOTICED', OUTCOME: 'ENDED_NOTIFIED' },
  NOTICED: { NOTIFICATION: 'NOTIFIED_AND_NOTICED', OUTCOME: 'ENDED_NOTICED' },
  NOTIFIED_AND_NOTICED: { OUTCOME: 'ENDED_NOTIFIED_AND_NOTICED' },
  ENDED: { NOTIFICATION: 'ENDED_NOTIFIED', PUBLIC_NOTICE: 'ENDED_NOTICED' },
  ENDED_NOTIFIED: { PUBLIC_NOTICE: 'ENDED_NOTIFIED_AND_NOTICED' },
  ENDED_NOTICED: { NOTIFICATION: 'ENDED_NOTIFIED_AND_NOTICED' },
  ENDED_NOTIFIED_AND_NOTICED: {},
};

/** The same, with what can happen to an order wherever it stands: it is corrected, or withdrawn. */
export const orderMoves: Moves = {
  ...Object.fromEntries(
    Object.entries(courses).map(([state, moves]) => [
      state,
      { ...moves, CORRECTION: state, WITHDRAWAL: 'WITHDRAWN' },
    ]),
  ),
  WITHDRAWN: {},
};

/** Where an order stands, by the acts that are recorded of it. */
export const standingOf = ({ notifiedAt, publicNoticeDate, followUp, withdrawnAt }: FoundRecord): string => {
  if ((withdrawnAt ?? null) !== null) return 'WITHDRAWN';
  const { outcome = 'PENDING' } = (followUp ?? {}) as { readonly outcome?: string };
  const told = [notifiedAt === null ? '' : 'NOTIFIED', publicNoticeDate === null ? '' : 'NOTICED'];
  const recorded = told.filter((word) => word !== '').join('_AND_');
  if (outcome === 'PENDING') return recorded === '' ? 'ISSUED' : recorded;
  return recorded === '' ? 'ENDED' : `ENDED_${recorded}`;
};
