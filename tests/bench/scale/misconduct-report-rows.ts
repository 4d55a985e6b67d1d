import { organizationIdSql } from './support-organization-rows.ts';
import { soughtSql } from './stretches.ts';
import type { Stretch } from './stretches.ts';

const sought = 7;

/** The category that a seventh of all reports have; those of it that nobody has received are sought. */
export const soughtCategory = 'HUMAN_RIGHTS';
export const soughtState = 'SENT';

/** The newest report; each further one was sent a minute before. */
export const newestSentAt = Date.parse('2026-11-20T01:05:00.000Z');

const text = `（架空の例）旅券を取り上げ、外出を制限しているとの相談が複数あった。記録番号`;

/** Each stands between the two sides, as every report does; one in three is about an organization of the register. */
export const misconductReportsSql = (stretches: readonly Stretch[]): string => {
  const isSought = soughtSql(stretches, sought);
  return `
insert into misconduct_report (id, category, originator, subject_kind, subject_id, subject_name, summary, urgent, state,
  occurred_on, known_at, particulars, sent_at, received_at, closed_at, police_reference, synthetic)
select md5('misconduct report ' || n)::uuid,
  case when ${isSought} then '${soughtCategory}' when n % 50 = 9 then 'OTHER' when n % 7 = 2 then '${soughtCategory}'
    when n % 7 < 2 then 'MANAGING_PROPERTY' when n % 7 < 4 then 'PENALTY_CONTRACT' when n % 7 < 5 then 'FALSE_DOCUMENTS'
    else 'FEES_WITHOUT_BASIS' end,
  case when n % 5 < 3 then 'JAPAN' else 'KYRGYZSTAN' end,
  case when n % 3 = 0 then 'SUPPORT_ORGANIZATION' else 'UNREGISTERED' end,
  case when n % 3 = 0 then ${organizationIdSql} end, '架空の仲介者' || n, '${text}' || n, n % 8 = 3,
  case when ${isSought} then '${soughtState}' when n % 50 = 9 then '${soughtState}' when n % 10 = 4 then 'RECEIVED'
    when n % 10 = 5 then 'ACTED' when n % 10 = 6 then 'NO_ACTION' when n % 50 = 31 then 'WITHDRAWN' else 'CLOSED' end,
  case when n % 7 <> 6 then date '2026-11-01' - n / 1440 end, sent_at - interval '3 days', null, sent_at,
  case when not ${isSought} and n % 50 <> 9 then sent_at + interval '1 hour' end,
  case when n % 10 in (0, 1, 2, 3, 7, 8) then sent_at + interval '40 days' end,
  case when n % 6 = 1 then 'NPA-EXAMPLE-' || n end, true
from (select n, timestamptz '${new Date(newestSentAt).toISOString()}' - n * interval '1 minute' as sent_at
  from generate_series($1::integer, $2::integer - 1) n) rows`;
};
