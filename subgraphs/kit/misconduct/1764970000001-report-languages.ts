import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The language of drafts of misconduct reports, and their translation. Frozen: a later change is a later migration. */
export class ReportLanguages1764970000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table "misconduct_report_draft" add column "language" text, add column "translation" text,
         add column "translation_language" text`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table "misconduct_report_draft" drop column "language", drop column "translation",
         drop column "translation_language"`,
    );
  }
}
