import type { MigrationInterface, QueryRunner } from 'typeorm';

/** At which sitting of the commission an application was dealt with. Frozen: a later change is a later migration. */
export class CommissionSittings1764900000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table "certification_application" add column "sitting" jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table "certification_application" drop column "sitting"');
  }
}
