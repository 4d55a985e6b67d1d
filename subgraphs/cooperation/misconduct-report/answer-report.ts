import { step } from '../../kit/write/step.ts';
import type { Course, StepInput } from '../../kit/write/step.ts';
import { misconductReport } from './misconduct-report.table.ts';
import { reportMoves } from './report-moves.ts';

const course: Course = { table: misconductReport, moves: reportMoves, idProperty: 'misconductReportId' };

interface ConcludeInput extends StepInput {
  readonly actionTaken: boolean;
}

/** Acknowledges the receipt of the other side's report. */
export const receiveReport = step(course, {
  mutation: 'receiveMisconductReport',
  article: '4(1)',
  side: 'other side',
  event: 'RECEIPT',
  instant: 'receivedAt',
  result: 'MisconductReportReceived',
});

/** Tells the other side what was done about its report. */
export const concludeReport = step<ConcludeInput>(course, {
  mutation: 'concludeMisconductReport',
  article: '4(1)',
  side: 'other side',
  event: ({ actionTaken }) => (actionTaken ? 'ACTION' : 'NO_ACTION'),
  result: 'MisconductReportConcluded',
});

/** Closes a report of the own side. */
export const closeReport = step(course, {
  mutation: 'closeMisconductReport',
  article: '4(1)',
  side: 'originator',
  event: 'CLOSING',
  instant: 'closedAt',
  result: 'MisconductReportClosed',
});
