import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the day for an inquiry's answer was agreed. Until now its acceptance agreed to it. Frozen: a later change is a later
 * migration.
 */
export class AgreedDays1764900000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table "inquiry" add column "due_agreed_at" timestamp(3) with time zone');
    await runner.query('update "inquiry" set "due_agreed_at" = "accepted_at" where "due_on" is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table "inquiry" drop column "due_agreed_at"');
  }
}
