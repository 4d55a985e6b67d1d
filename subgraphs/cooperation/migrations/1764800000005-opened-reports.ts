import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a report was opened. Frozen: a later change is a later migration. */
export class OpenedReports1764800000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables)
      await runner.query(`alter table "${table}" add column "opened_at" timestamp(3) with time zone`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`alter table "${table}" drop column "opened_at"`);
  }
}

const tables: readonly string[] = ['misconduct_report', 'exam_fraud_report'];
