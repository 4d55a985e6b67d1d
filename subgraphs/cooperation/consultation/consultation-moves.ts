import type { Moves } from '../../kit/write/moves.ts';

/** What follows upon what in the life of a consultation (Memorandum, section 4(2)); one that is not held yet is declined. */
export const consultationMoves: Moves = {
  PROPOSED: { PROPOSAL: 'PROPOSED', AGREEMENT: 'AGREED', DECLINE: 'DECLINED' },
  AGREED: { PROPOSAL: 'PROPOSED', MINUTES: 'HELD', DECLINE: 'DECLINED' },
  DECLINED: {},
  HELD: { MINUTES: 'HELD', MINUTES_AGREEMENT: 'MINUTES_AGREED' },
  MINUTES_AGREED: { ACTION_ITEM: 'FOLLOW_UP', CLOSING: 'CLOSED' },
  FOLLOW_UP: { ACTION_ITEM: 'FOLLOW_UP', CLOSING: 'CLOSED' },
  CLOSED: {},
};
