import { randomUUID } from 'node:crypto';
import { identifier } from '../../kit/storage/sql-name.ts';
import { insertRows } from '../../kit/storage/upsert.ts';
import { statementsOf } from '../../kit/write/statements-of.ts';
import type { StepTaken } from '../../kit/write/step.ts';
import { notice } from '../notice/notice.table.ts';
import { misconductReportVersion } from './misconduct-report-version.table.ts';

/**
 * Since when a report said what it says: since its last correction, or since it reached the other side. Of a report that
 * was sent from a draft this is later than its sending.
 */
const knownSince = `
  select coalesce(
    (select max("known_until") from ${identifier(misconductReportVersion.name)} where "misconduct_report_id" = $1::uuid),
    (select min("received_at") from ${identifier(notice.name)}
     where "subject_id" = $1::uuid and "kind" = 'MISCONDUCT_REPORTED'),
    $2::timestamptz) as "since"`;

/**
 * Keeps what a report said until now, in the act's transaction, for both sides to read on.
 * @param reason why it says so no longer
 */
export const keepVersion = async (
  { found, originator, writing }: StepTaken,
  reason: string,
): Promise<void> => {
  const [known] = await writing.query<{ since: Date }>(knownSince, [found.id, found['sentAt']]);
  const { version, summary, occurredOn, particulars, attachments } = found;
  await insertRows(statementsOf(writing), misconductReportVersion, [
    {
      id: randomUUID(),
      misconductReportId: found.id,
      originator,
      version,
      knownFrom: known?.since ?? found['sentAt'],
      knownUntil: writing.now,
      reason,
      summary,
      occurredOn,
      particulars,
      attachments,
    },
  ]);
};
