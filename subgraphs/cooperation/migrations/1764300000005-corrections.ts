import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What misconduct reports said before a correction or a withdrawal. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `alter table "misconduct_report" add column "corrected_at" timestamp(3) with time zone,
    add column "withdrawn_at" timestamp(3) with time zone`,
  `create table "misconduct_report_version" (
    "id" uuid not null,
    "misconduct_report_id" uuid not null,
    "originator" text not null,
    "version" integer not null,
    "known_from" timestamp(3) with time zone not null,
    "known_until" timestamp(3) with time zone not null,
    "reason" text not null,
    "summary" text not null,
    "occurred_on" date,
    "particulars" jsonb,
    "attachments" jsonb,
    constraint "misconduct_report_version_pkey" primary key ("id")
  )`,
  `create unique index "misconduct_report_version_of" on "misconduct_report_version" ("misconduct_report_id", "version")`,
];

export class Corrections1764300000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "misconduct_report_version"');
    await runner.query(
      'alter table "misconduct_report" drop column "corrected_at", drop column "withdrawn_at"',
    );
  }
}
