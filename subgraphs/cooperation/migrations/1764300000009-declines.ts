import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['consultation', 'amendment'] as const;

/** What one side declines of the other's proposals, and when. Frozen: a later change is a later migration. */
export class Declines1764300000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables)
      await runner.query(
        `alter table "${table}" add column "declined_at" timestamp(3) with time zone, add column "decline_reason" text`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables)
      await runner.query(`alter table "${table}" drop column "declined_at", drop column "decline_reason"`);
  }
}
