import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts of misconduct reports, in each side's own database. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "misconduct_report_draft" (
    "id" uuid not null,
    "agency" text not null,
    "state" text not null,
    "category" text,
    "subject_kind" text,
    "subject_id" uuid,
    "subject_name" text,
    "summary" text,
    "urgent" boolean not null,
    "occurred_on" date,
    "known_at" timestamp(3) with time zone,
    "particulars" jsonb,
    "attachments" jsonb,
    "victims" text,
    "evidence_reference" text,
    "changed_at" timestamp(3) with time zone not null,
    "version" integer not null default '1',
    constraint "misconduct_report_draft_pkey" primary key ("id")
  )`,
  `create index "misconduct_report_draft_open" on "misconduct_report_draft" ("agency", "changed_at", "id")
    where "state" = 'DRAFT'`,
];

export class MisconductReportDrafts1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "misconduct_report_draft"');
  }
}
