import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why an agency was closed. Frozen: a later change is a later migration. */
export class ClosedAgencies1764200000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table "sending_agency" add column "closing_ground" text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table "sending_agency" drop column "closing_ground"');
  }
}
