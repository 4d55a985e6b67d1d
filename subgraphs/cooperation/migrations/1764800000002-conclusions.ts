import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was done about a report, in words and with its instant, and what a subject in no register is. Frozen: a later change
 * is a later migration.
 */
const statements: readonly string[] = [
  ...['misconduct_report', 'exam_fraud_report'].map(
    (table) =>
      `alter table "${table}" add column "conclusion" text, add column "conclusion_language" text,
        add column "concluded_at" timestamp(3) with time zone`,
  ),
  'alter table "misconduct_report" add column "subject_form" text, add column "subject_country" text',
];

const undone: readonly string[] = [
  'alter table "misconduct_report" drop column "subject_form", drop column "subject_country"',
  ...['exam_fraud_report', 'misconduct_report'].map(
    (table) =>
      `alter table "${table}" drop column "conclusion", drop column "conclusion_language", drop column "concluded_at"`,
  ),
];

export class Conclusions1764800000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}
