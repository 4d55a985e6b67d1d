import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates are annulled, and frauds are urgent and have files. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  'alter table "examination_certificate" add column "annulled_at" timestamp(3) with time zone',
  'drop index "examination_certificate_digest"',
  `create unique index "examination_certificate_digest" on "examination_certificate" ("digest")
    where "annulled_at" is null`,
  'alter table "exam_fraud_report" add column "urgent" boolean not null default false, add column "attachments" jsonb',
  'alter table "exam_fraud_report" alter column "urgent" drop default',
  'create index "exam_fraud_report_urgent" on "exam_fraud_report" ("sent_at", "id") where "urgent"',
  'alter table "exam_fraud_report_version" add column "attachments" jsonb',
];

const undone: readonly string[] = [
  'alter table "exam_fraud_report_version" drop column "attachments"',
  'alter table "exam_fraud_report" drop column "urgent", drop column "attachments"',
  'delete from "examination_certificate" where "annulled_at" is not null',
  'drop index "examination_certificate_digest"',
  'create unique index "examination_certificate_digest" on "examination_certificate" ("digest")',
  'alter table "examination_certificate" drop column "annulled_at"',
];

export class AnnulledCertificates1764800000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}
