import type { Moves } from '../../kit/write/moves.ts';

/** What follows upon what in the life of a misconduct report (Memorandum, section 4(1)). Drafts stay at home. */
export const reportMoves: Moves = {
  SENT: { RECEIPT: 'RECEIVED' },
  RECEIVED: { ACTION: 'ACTED', NO_ACTION: 'NO_ACTION' },
  ACTED: { CLOSING: 'CLOSED' },
  NO_ACTION: { CLOSING: 'CLOSED' },
  CLOSED: {},
};
