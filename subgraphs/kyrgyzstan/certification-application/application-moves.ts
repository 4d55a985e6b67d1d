import type { Moves } from '../../kit/write/moves.ts';

/** What follows upon what in the course of an application (Memorandum, section 7(1)). A refused agency applies anew. */
export const applicationMoves: Moves = {
  APPLIED: { RECEIPT: 'UNDER_REVIEW', WITHDRAWAL: 'WITHDRAWN' },
  UNDER_REVIEW: { GRANT: 'CERTIFIED', REFUSAL: 'REFUSED', WITHDRAWAL: 'WITHDRAWN' },
  CERTIFIED: {},
  REFUSED: {},
  WITHDRAWN: {},
};
