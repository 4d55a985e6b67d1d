import { parties } from '../../../schema/audience.ts';
import { partyOf } from '../../kit/storage/change-rule.ts';
import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { moved } from '../../kit/write/moves.ts';
import { Refused } from '../../kit/write/refused.ts';
import { misconductReport } from './misconduct-report.table.ts';
import { reportMoves } from './report-moves.ts';

interface ReportInput extends MutationInput {
  readonly misconductReportId: string;
  readonly version: number;
}

interface ConcludeInput extends ReportInput {
  readonly actionTaken: boolean;
}

/** Whose act a step is: the side's that reported, or the side's that was told. */
type Side = 'originator' | 'receiver';

/** One step in the life of a report. */
interface Step {
  readonly side: Side;
  readonly event: string;
  /** The property that keeps the instant of the step, where one does. */
  readonly instant?: string;
  /** The type of the result. */
  readonly result: string;
}

const take = async (input: ReportInput, step: Step, writing: Writing) => {
  const found = await findRecord(writing, misconductReport, input.misconductReportId);
  const originator = parties.find((party) => party === found['originator']) ?? 'JAPAN';
  const isOwn = originator === partyOf(writing.audience);
  if (isOwn !== (step.side === 'originator'))
    throw new Refused({
      type: 'WrongParty',
      message: `This is for the side that ${step.side === 'originator' ? 'sent' : 'received'} the report.`,
    });
  checkVersion(found, input.version);
  const state = moved(reportMoves, found['state'], step.event);
  await changeRecord(writing, misconductReport, found, {
    version: input.version,
    set: { state, ...(step.instant !== undefined && { [step.instant]: writing.now }) },
    keptFor: originator,
  });
  return { type: step.result, misconductReportId: found.id, recordedAt: writing.now };
};

/** Acknowledges the receipt of the other side's report. */
export const receiveReport: Act<ReportInput> = {
  mutation: 'receiveMisconductReport',
  article: '4(1)',
  perform: (input, writing) =>
    take(
      input,
      { side: 'receiver', event: 'RECEIPT', instant: 'receivedAt', result: 'MisconductReportReceived' },
      writing,
    ),
};

/** Tells the other side what was done about its report. */
export const concludeReport: Act<ConcludeInput> = {
  mutation: 'concludeMisconductReport',
  article: '4(1)',
  perform: (input, writing) =>
    take(
      input,
      {
        side: 'receiver',
        event: input.actionTaken ? 'ACTION' : 'NO_ACTION',
        result: 'MisconductReportConcluded',
      },
      writing,
    ),
};

/** Closes a report of the own side. */
export const closeReport: Act<ReportInput> = {
  mutation: 'closeMisconductReport',
  article: '4(1)',
  perform: (input, writing) =>
    take(
      input,
      { side: 'originator', event: 'CLOSING', instant: 'closedAt', result: 'MisconductReportClosed' },
      writing,
    ),
};
