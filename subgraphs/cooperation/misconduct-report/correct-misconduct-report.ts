import { correct, withdraw } from '../../kit/correction/correction-acts.ts';
import type { Corrections } from '../../kit/correction/correction-acts.ts';
import { checkForm } from '../../kit/misconduct/report-content.ts';
import type { GivenContent } from '../../kit/misconduct/report-content.ts';
import { checkTranslation } from '../../kit/misconduct/translation.ts';
import type { Wording } from '../../kit/misconduct/translation.ts';
import { checkLearned } from '../../kit/write/check-learned.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { correctableBetween } from '../corrections-between.ts';
import { tellOf } from '../notice/tell-of.ts';
import { reportMoves } from '../report-steps.ts';
import { correctableContent, misconductReportVersion } from './misconduct-report-version.table.ts';
import { misconductReport } from './misconduct-report.table.ts';

/** How both sides know what misconduct reports said. */
export const correctableMisconductReport = correctableBetween({
  table: misconductReport,
  versions: misconductReportVersion,
  content: correctableContent,
});

/** A corrected report is refused as it would be when sent (section 4(1)). */
const corrections: Corrections = {
  correctable: correctableMisconductReport,
  course: { table: misconductReport, moves: reportMoves, idProperty: 'misconductReportId' },
  article: '4(1)',
  check: (content, { found, writing }) => {
    const report = content as unknown as GivenContent & Wording;
    checkForm(report);
    checkTranslation(report);
    if (
      report.translation !== null &&
      report.translation === found['translation'] &&
      report.summary !== found['summary']
    )
      throw invalidInput(
        'translation',
        'It is of other words: give it anew, or null where there is none yet.',
      );
    checkLearned(writing, {
      occurredOn: report.occurredOn ?? null,
      knownAt: new Date(String(content['knownAt'])).toISOString(),
    });
  },
  tell: tellOf(misconductReport.type),
};

/** Corrects what a report of the own side says (section 4(1)), wherever it stands. */
export const correctMisconductReport = correct(corrections, {
  mutation: 'correctMisconductReport',
  kind: 'MISCONDUCT_REPORT_CORRECTED',
  result: 'MisconductReportCorrected',
});

/** Withdraws a report of the own side (section 4(1)): it ought not to have been sent. */
export const withdrawMisconductReport = withdraw(corrections, {
  mutation: 'withdrawMisconductReport',
  kind: 'MISCONDUCT_REPORT_WITHDRAWN',
  result: 'MisconductReportWithdrawn',
});
