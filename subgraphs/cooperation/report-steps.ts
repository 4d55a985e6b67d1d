import { checkLanguage } from '../kit/write/check-language.ts';
import type { Act } from '../kit/write/act.ts';
import { invalidInput, Refused } from '../kit/write/refused.ts';
import type { Moves } from '../kit/write/moves.ts';
import { step } from '../kit/write/step.ts';
import type { Course, StepInput, StepTaken } from '../kit/write/step.ts';
import { refuseOnceEnded } from './memorandum/while-in-force.ts';
import { tellOf } from './notice/tell-of.ts';

/**
 * What follows upon what in the life of a report (Memorandum, sections 4(1) and 5). Drafts stay at home. A correction is
 * owed wherever the report stands, since the other side has read it, and leaves it there; so is a withdrawal, which ends it.
 */
export const reportMoves: Moves = {
  SENT: { RECEIPT: 'RECEIVED', CORRECTION: 'SENT', WITHDRAWAL: 'WITHDRAWN' },
  RECEIVED: {
    OPENING: 'RECEIVED',
    ACTION: 'ACTED',
    NO_ACTION: 'NO_ACTION',
    CORRECTION: 'RECEIVED',
    WITHDRAWAL: 'WITHDRAWN',
  },
  ACTED: { CLOSING: 'CLOSED', CORRECTION: 'ACTED', WITHDRAWAL: 'WITHDRAWN' },
  NO_ACTION: { CLOSING: 'CLOSED', CORRECTION: 'NO_ACTION', WITHDRAWAL: 'WITHDRAWN' },
  CLOSED: { CORRECTION: 'CLOSED', WITHDRAWAL: 'WITHDRAWN' },
  WITHDRAWN: {},
};

interface ConcludeInput extends StepInput {
  readonly actionTaken: boolean;
  readonly conclusion?: string | null;
  readonly conclusionLanguage?: string | null;
}

/**
 * What a step of one kind of reports is called: its mutation, the kind of its notice, and the type of its result. That a
 * report was opened is read of it, and owed to nobody.
 */
interface StepName {
  readonly mutation: string;
  readonly tells?: string;
  readonly result: string;
}

/** Reports of one kind, and what their steps are called. */
export interface Reports extends Omit<Course, 'moves' | 'tell'> {
  readonly article: string;
  readonly receive: StepName;
  readonly open: StepName;
  readonly conclude: StepName;
  readonly close: StepName;
}

/**
 * What was done, in words, with their language. Where action was taken it is said which; that nothing was called for may
 * stand alone, as may a law of the own country that lets no more be said (section 3).
 */
const conclusionOf = ({ actionTaken, conclusion = null, conclusionLanguage = null }: ConcludeInput) => {
  if (actionTaken && conclusion === null) throw invalidInput('conclusion', 'What was done is said in words.');
  if ((conclusion === null) !== (conclusionLanguage === null))
    throw invalidInput('conclusionLanguage', 'Words have a language, and a language words.');
  checkLanguage('conclusionLanguage', conclusionLanguage);
  return { conclusion, conclusionLanguage };
};

/** A report is opened once, and what was done about it is no opening. */
const openedOnce = (_input: StepInput, { found }: StepTaken) => {
  if ((found['openedAt'] ?? null) !== null)
    throw new Refused({
      type: 'WrongState',
      state: String(found['state']),
      message: 'It was opened before.',
    });
  return {};
};

/** What the two sides do with a report that was sent: its receipt, its opening, what was done about it, and its end. */
export const reportSteps = ({ article, receive, open, conclude, close, ...reports }: Reports) => {
  const course: Course = { ...reports, moves: reportMoves, tell: tellOf(reports.table.type) };
  return {
    /** Acknowledges the receipt of the other side's report. */
    receive: step(course, {
      ...receive,
      article,
      side: 'other side',
      event: 'RECEIPT',
      instant: 'receivedAt',
    }),
    /** Records that somebody has taken the other side's report up. */
    open: step(course, {
      ...open,
      article,
      side: 'other side',
      event: 'OPENING',
      instant: 'openedAt',
      sets: openedOnce,
    }),
    /** Tells the other side what was done about its report. */
    conclude: step<ConcludeInput>(course, {
      ...conclude,
      article,
      side: 'other side',
      event: ({ actionTaken }) => (actionTaken ? 'ACTION' : 'NO_ACTION'),
      instant: 'concludedAt',
      sets: async (input, { writing }) => {
        const told = conclusionOf(input);
        // That nothing was called for only ends what was reported; to say what was done shares something new.
        if (told.conclusion !== null) await refuseOnceEnded(writing);
        return told;
      },
    }),
    /** Closes a report of the own side. */
    close: step(course, { ...close, article, side: 'originator', event: 'CLOSING', instant: 'closedAt' }),
  } satisfies Readonly<Record<string, Act<never>>>;
};
