import type { Moves } from '../../kit/write/moves.ts';

/**
 * What follows upon what in the life of an inquiry (Memorandum, sections 6(4) and 7(6)). It becomes overdue by the day. Until
 * it is answered or declined, an agreement to its day or a correction leaves it where it stands, and a withdrawal ends it.
 */
export const inquiryMoves: Moves = {
  SENT: { ACCEPTANCE: 'ACCEPTED', DECLINE: 'DECLINED', CORRECTION: 'SENT', WITHDRAWAL: 'WITHDRAWN' },
  ACCEPTED: {
    DAY_AGREEMENT: 'ACCEPTED',
    ANSWER: 'ANSWERED',
    DECLINE: 'DECLINED',
    CORRECTION: 'ACCEPTED',
    WITHDRAWAL: 'WITHDRAWN',
  },
  OVERDUE: { ANSWER: 'ANSWERED', DECLINE: 'DECLINED', CORRECTION: 'ACCEPTED', WITHDRAWAL: 'WITHDRAWN' },
  ANSWERED: {},
  DECLINED: {},
  WITHDRAWN: {},
};
