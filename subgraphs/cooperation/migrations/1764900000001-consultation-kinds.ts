import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether a consultation is regular or held at need. Of those that stand nobody said that they are regular. Frozen: a later
 * change is a later migration.
 */
export class ConsultationKinds1764900000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table "consultation" add column "kind" text not null default 'AD_HOC'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table "consultation" drop column "kind"');
  }
}
