import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records that acts change have versions. Frozen: a later change is a later migration. */
export class Versions1764100000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables)
      await runner.query(`alter table "${table}" add column "version" integer not null default 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`alter table "${table}" drop column "version"`);
  }
}

const tables: readonly string[] = ['certification'];
