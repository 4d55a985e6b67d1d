import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a subject in no register is, in drafts of misconduct reports. Frozen: a later change is a later migration. */
export class SubjectsInNoRegister1764800000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table "misconduct_report_draft" add column "subject_form" text, add column "subject_country" text',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table "misconduct_report_draft" drop column "subject_form", drop column "subject_country"',
    );
  }
}
