import type { Moves } from '../../kit/write/moves.ts';

/** What follows upon what in the life of an inquiry (Memorandum, sections 6(4) and 7(6)). It becomes overdue by the day. */
export const inquiryMoves: Moves = {
  SENT: { ACCEPTANCE: 'ACCEPTED', DECLINE: 'DECLINED' },
  ACCEPTED: { ANSWER: 'ANSWERED', DECLINE: 'DECLINED' },
  OVERDUE: { ANSWER: 'ANSWERED', DECLINE: 'DECLINED' },
  ANSWERED: {},
  DECLINED: {},
};
