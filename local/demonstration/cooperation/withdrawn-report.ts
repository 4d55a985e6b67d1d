import { addMinutes } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { MisconductReport } from './misconduct-reports.ts';

const minutesOfDay = 1_440;

/**
 * The reports, of which the first by the Kyrgyz side that came to nothing was withdrawn three weeks after its receipt. The
 * Kyrgyz side investigates only what Japan reported: nothing else follows from this one.
 */
export const withOneWithdrawn = (reports: readonly MisconductReport[]): readonly MisconductReport[] => {
  const withdrawn = reports.find(
    ({ row: { originator, state } }) => originator === 'KYRGYZSTAN' && state === 'NO_ACTION',
  );
  return reports.map((report) =>
    report === withdrawn && report.row.receivedAt !== null
      ? {
          ...report,
          row: {
            ...report.row,
            state: 'WITHDRAWN',
            withdrawnAt: addMinutes(report.row.receivedAt, 21 * minutesOfDay),
          },
        }
      : report,
  );
};

/** What a withdrawn report said before its withdrawal, which is what it still says. */
export const withdrawnVersions = (reports: readonly MisconductReport[]) =>
  reports.flatMap(({ row }) =>
    row.withdrawnAt === null
      ? []
      : [
          {
            id: demonstrationId('misconduct-report-version', row.id),
            misconductReportId: row.id,
            originator: row.originator,
            version: 1,
            knownFrom: row.sentAt,
            knownUntil: row.withdrawnAt,
            reason: 'Пример, вымышленный случай: сообщение касалось другой организации.',
            summary: row.summary,
            occurredOn: row.occurredOn,
            particulars: row.particulars,
            attachments: row.attachments,
          },
        ],
  );
