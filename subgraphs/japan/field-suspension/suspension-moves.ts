import { instantOf } from '../../kit/correction/correctable.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import type { Moves } from '../../kit/write/moves.ts';

/**
 * What follows upon what: a stop is announced once, and lifted once; one that never was announced may be given up. Its figures
 * are corrected wherever it stands; it is withdrawn until it is lifted.
 */
export const suspensionMoves: Moves = {
  DECIDED: {
    ANNOUNCEMENT: 'ANNOUNCED',
    LIFTING: 'LIFTED',
    CORRECTION: 'DECIDED',
    WITHDRAWAL: 'WITHDRAWN',
  },
  ANNOUNCED: { LIFTING: 'LIFTED', CORRECTION: 'ANNOUNCED', WITHDRAWAL: 'WITHDRAWN' },
  LIFTED: { CORRECTION: 'LIFTED' },
  WITHDRAWN: {},
};

/** Where a stop stands, by the acts that are recorded of it. */
export const standingOf = ({ announcedAt, resumedOn, withdrawnAt }: FoundRecord): string => {
  if (instantOf(withdrawnAt) !== null) return 'WITHDRAWN';
  if (resumedOn !== null) return 'LIFTED';
  return announcedAt === null ? 'DECIDED' : 'ANNOUNCED';
};
