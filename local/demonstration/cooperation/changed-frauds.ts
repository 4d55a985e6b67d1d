import { addMinutes } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { ExamFraudReport } from './exam-fraud-reports.ts';

const minutesOfDay = 1_440;

/**
 * The exam fraud reports, of which the first by Japan that is closed and names a certificate was corrected five days after its
 * receipt, since a digit of the number had been left out, and the last by the Kyrgyz side that came to nothing was withdrawn
 * three weeks after its receipt.
 */
export const withChangedFrauds = (frauds: readonly ExamFraudReport[]): readonly ExamFraudReport[] => {
  const corrected = frauds.find(
    ({ originator, state, certificateNumber }) =>
      originator === 'JAPAN' && state === 'CLOSED' && certificateNumber !== null,
  );
  const withdrawn = frauds.findLast(
    ({ originator, state }) => originator === 'KYRGYZSTAN' && state === 'NO_ACTION',
  );
  return frauds.map((report) => {
    const { receivedAt, version } = report;
    if (receivedAt === null) return report;
    if (report === corrected)
      return { ...report, correctedAt: addMinutes(receivedAt, 5 * minutesOfDay), version: version + 1 };
    if (report !== withdrawn) return report;
    return {
      ...report,
      state: 'WITHDRAWN',
      withdrawnAt: addMinutes(receivedAt, 21 * minutesOfDay),
      version: version + 1,
    };
  });
};

const grounds = {
  correction: '（架空の例）合格証明書の番号を誤って記載していた。',
  withdrawal: 'Пример, вымышленный случай: сертификат оказался подлинным.',
};

/** What the corrected report and the withdrawn one said before; of the latter this is what it still says. */
export const fraudVersions = (frauds: readonly ExamFraudReport[]) =>
  frauds.flatMap((row) => {
    const { id, originator, correctedAt, withdrawnAt, certificateNumber, summary, occurredOn, version } = row;
    const recordedUntil = withdrawnAt ?? correctedAt;
    if (recordedUntil === null) return [];
    const isCorrected = withdrawnAt === null;
    return [
      {
        id: demonstrationId('exam-fraud-report-version', id),
        recordId: id,
        originator,
        version: version - 1,
        recordedUntil,
        ground: isCorrected ? grounds.correction : grounds.withdrawal,
        certificateNumber: isCorrected ? (certificateNumber?.slice(0, -1) ?? null) : certificateNumber,
        summary,
        occurredOn,
        attachments: row.attachments,
      },
    ];
  });
