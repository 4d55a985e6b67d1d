import { checkForm } from '../../kit/misconduct/report-content.ts';
import type { GivenContent } from '../../kit/misconduct/report-content.ts';
import type { Act } from '../../kit/write/act.ts';
import { checkLearned } from '../../kit/write/check-learned.ts';
import { givenChanges } from '../../kit/write/given-changes.ts';
import { step } from '../../kit/write/step.ts';
import type { Course, Step, StepInput, StepTaken } from '../../kit/write/step.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { reportMoves } from '../report-steps.ts';
import { keepVersion } from './keep-version.ts';
import { misconductReport } from './misconduct-report.table.ts';

interface ReasonedInput extends StepInput {
  readonly reason: string;
}

type CorrectInput = ReasonedInput &
  Pick<GivenContent, 'summary' | 'occurredOn' | 'particulars' | 'attachments'>;

/** What of a report can be corrected. What kind of act of whom it reports cannot: such a report is withdrawn. */
const correctable = ['summary', 'occurredOn', 'particulars', 'attachments'] as const;

const course: Course = { table: misconductReport, moves: reportMoves, idProperty: 'misconductReportId' };

/** What a correction sets; refused as it would be in a report. */
const corrected = (input: CorrectInput, { found, writing }: StepTaken): Readonly<Record<string, unknown>> => {
  const given = givenChanges(misconductReport, input, correctable);
  const content = { ...found, ...given } as GivenContent;
  checkForm(content);
  checkLearned(writing, {
    occurredOn: content.occurredOn ?? null,
    knownAt: new Date(String(found['knownAt'])).toISOString(),
  });
  return given;
};

/** Keeps what the report said and tells the other side, who has read it, that it says so no longer. */
const tell =
  (kind: string): NonNullable<Step<ReasonedInput>['besides']> =>
  async ({ reason }, taken) => {
    await keepVersion(taken, reason);
    await sendNotice(taken.writing, {
      kind,
      subjectType: misconductReport.type,
      subjectId: taken.found.id,
      subjectVersion: taken.found.version + 1,
    });
  };

/** Corrects what a report of the own side says (section 4(1)), wherever it stands. */
export const correctMisconductReport: Act<CorrectInput> = step<CorrectInput>(course, {
  mutation: 'correctMisconductReport',
  article: '4(1)',
  side: 'originator',
  event: 'CORRECTION',
  instant: 'correctedAt',
  sets: corrected,
  besides: tell('MISCONDUCT_REPORT_CORRECTED'),
  result: 'MisconductReportCorrected',
});

/** Withdraws a report of the own side (section 4(1)): it ought not to have been sent. */
export const withdrawMisconductReport: Act<ReasonedInput> = step<ReasonedInput>(course, {
  mutation: 'withdrawMisconductReport',
  article: '4(1)',
  side: 'originator',
  event: 'WITHDRAWAL',
  instant: 'withdrawnAt',
  besides: tell('MISCONDUCT_REPORT_WITHDRAWN'),
  result: 'MisconductReportWithdrawn',
});
