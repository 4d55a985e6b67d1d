import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Corrections of exam fraud reports, kept as those of misconduct reports are: until when the register said something, and
 * on what ground it ceased to. Frozen: a later change is a later migration.
 */
const statements: readonly string[] = [
  'alter table "misconduct_report_version" rename column "misconduct_report_id" to "record_id"',
  'alter table "misconduct_report_version" drop column "known_from"',
  'alter table "misconduct_report_version" rename column "known_until" to "recorded_until"',
  'alter table "misconduct_report_version" rename column "reason" to "ground"',
  `alter table "exam_fraud_report" add column "corrected_at" timestamp(3) with time zone,
    add column "withdrawn_at" timestamp(3) with time zone`,
  `create table "exam_fraud_report_version" (
    "id" uuid not null,
    "record_id" uuid not null,
    "originator" text not null,
    "version" integer not null,
    "recorded_until" timestamp(3) with time zone not null,
    "ground" text not null,
    "certificate_number" text,
    "summary" text not null,
    "occurred_on" date,
    constraint "exam_fraud_report_version_pkey" primary key ("id")
  )`,
  `create unique index "exam_fraud_report_version_of" on "exam_fraud_report_version" ("record_id", "version")`,
];

const undone: readonly string[] = [
  'drop table "exam_fraud_report_version"',
  'alter table "exam_fraud_report" drop column "corrected_at", drop column "withdrawn_at"',
  'alter table "misconduct_report_version" rename column "ground" to "reason"',
  'alter table "misconduct_report_version" rename column "recorded_until" to "known_until"',
  'alter table "misconduct_report_version" add column "known_from" timestamp(3) with time zone',
  'update "misconduct_report_version" set "known_from" = "known_until"',
  'alter table "misconduct_report_version" alter column "known_from" set not null',
  'alter table "misconduct_report_version" rename column "record_id" to "misconduct_report_id"',
];

export class MoreCorrections1764300000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}
