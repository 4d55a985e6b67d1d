import type { MigrationInterface, QueryRunner } from 'typeorm';

const reports = ['misconduct_report', 'misconduct_report_version'];
const others = ['inquiry', 'inquiry_version', 'inquiry_answer', 'inquiry_answer_version'];

/** The languages of reports, questions and answers, and translations of reports. Frozen: a later change is a later migration. */
export class Languages1764970000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [...reports, ...others])
      await runner.query(`alter table "${table}" add column "language" text`);
    for (const table of reports)
      await runner.query(
        `alter table "${table}" add column "translation" text, add column "translation_language" text`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of reports)
      await runner.query(
        `alter table "${table}" drop column "translation", drop column "translation_language"`,
      );
    for (const table of [...reports, ...others])
      await runner.query(`alter table "${table}" drop column "language"`);
  }
}
