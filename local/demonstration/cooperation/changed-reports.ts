import { addDays, addMinutes } from '../days.ts';
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
            version: report.row.version + 1,
          },
        }
      : report,
  );
};

/**
 * The reports, of which the first by Japan that is closed and says on which day it happened was corrected ten days after its
 * receipt: it had named another day.
 */
export const withOneCorrected = (reports: readonly MisconductReport[]): readonly MisconductReport[] => {
  const corrected = reports.find(
    ({ row: { originator, state, occurredOn } }) =>
      originator === 'JAPAN' && state === 'CLOSED' && occurredOn !== null,
  );
  return reports.map((report) =>
    report === corrected && report.row.receivedAt !== null
      ? {
          ...report,
          row: {
            ...report.row,
            correctedAt: addMinutes(report.row.receivedAt, 10 * minutesOfDay),
            version: report.row.version + 1,
          },
        }
      : report,
  );
};

const grounds = {
  correction: '（架空の例）発生日を誤って記載していた。',
  withdrawal: 'Пример, вымышленный случай: сообщение касалось другой организации.',
};

/** What the corrected report and the withdrawn one said before; of the latter this is what it still says. */
export const earlierVersions = (reports: readonly MisconductReport[]) =>
  reports.flatMap(({ row }) => {
    const { correctedAt, withdrawnAt, occurredOn } = row;
    const recordedUntil = withdrawnAt ?? correctedAt;
    if (recordedUntil === null) return [];
    const isCorrected = withdrawnAt === null && occurredOn !== null;
    return [
      {
        id: demonstrationId('misconduct-report-version', row.id),
        recordId: row.id,
        originator: row.originator,
        version: row.version - 1,
        recordedUntil,
        ground: isCorrected ? grounds.correction : grounds.withdrawal,
        summary: row.summary,
        language: row.language,
        translation: row.translation,
        translationLanguage: row.translationLanguage,
        occurredOn: isCorrected ? addDays(occurredOn, -30) : occurredOn,
        particulars: row.particulars,
        attachments: row.attachments,
      },
    ];
  });
