import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts that were sent and came back. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `alter table "misconduct_report_draft" add column "return_reason" text`,
  `drop index "misconduct_report_draft_open"`,
  `create index "misconduct_report_draft_open" on "misconduct_report_draft" ("agency", "changed_at", "id")
    where "state" in ('DRAFT', 'RETURNED')`,
];

export class ReturnedDrafts1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index "misconduct_report_draft_open"');
    await runner.query(
      `create index "misconduct_report_draft_open" on "misconduct_report_draft" ("agency", "changed_at", "id")
       where "state" = 'DRAFT'`,
    );
    await runner.query('alter table "misconduct_report_draft" drop column "return_reason"');
  }
}
