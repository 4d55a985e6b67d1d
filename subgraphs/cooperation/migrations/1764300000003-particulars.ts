import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The particulars of misconduct reports, and their attachments by digest. Frozen: a later change is a later migration. */
export class Particulars1764300000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table "misconduct_report" add column "particulars" jsonb, add column "attachments" jsonb',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table "misconduct_report" drop column "particulars", drop column "attachments"',
    );
  }
}
