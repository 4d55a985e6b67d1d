import type { DataSource } from 'typeorm';
import type { Party } from '../../../schema/audience.ts';

/** The act and the actor under which the history tells of a return, which no agency does. */
const act = 'returnMisconductReport';
const returner = 'RELAY';

/** Reports of one round. */
const most = 200;

/**
 * Gives back, once the Memorandum has ended, the misconduct reports that were sent from drafts and are carried no more
 * (section 10): each draft says that its report came back and why, to the agency that wrote it. One that already lies where
 * both sides read it has been shared, and stays sent.
 */
export const returnReports = async ({
  recipient,
  origin,
  cooperation,
}: {
  readonly recipient: Party;
  readonly origin: DataSource;
  readonly cooperation: DataSource;
}): Promise<void> => {
  const waiting = await origin.query<{ id: string }[]>(
    `select d."id" from "misconduct_report_draft" d join "outbox" o on o."subject_id" = d."id"
     where d."state" = 'SENT' and o."kind" = 'MISCONDUCT_REPORTED' and o."dispatched_at" is null
       and o."recipient" = $1 order by d."id" limit ${String(most)}`,
    [recipient],
  );
  if (waiting.length === 0) return;
  const ids = waiting.map(({ id }) => id);
  const shared = await cooperation.query<{ id: string }[]>(
    `select "id" from "misconduct_report" where "id" = any($1::uuid[])`,
    [ids],
  );
  const returned = ids.filter((id) => shared.every((report) => report.id !== id));
  await origin.query(
    `with returned as (
       update "misconduct_report_draft" set "state" = 'RETURNED', "return_reason" = 'MEMORANDUM_ENDED',
         "changed_at" = now(), "version" = "version" + 1
       where "id" = any($1::uuid[]) and "state" = 'SENT' returning "id", "agency", "version")
     insert into "record_change" ("id", "record_id", "kept_for", "version", "act", "article", "agency", "values")
     select gen_random_uuid(), "id", "agency", "version", '${act}', '10', '${returner}',
       '[{"property": "state", "before": "SENT", "after": "RETURNED"},
         {"property": "returnReason", "before": null, "after": "MEMORANDUM_ENDED"}]'::jsonb
     from returned`,
    [returned],
  );
};
