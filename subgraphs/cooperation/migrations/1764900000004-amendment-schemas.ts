import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which version of the schema carries out an amendment. Frozen: a later change is a later migration. */
export class AmendmentSchemas1764900000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table "amendment" add column "schema_digest" text,
         add column "schema_recorded_at" timestamp(3) with time zone`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table "amendment" drop column "schema_digest", drop column "schema_recorded_at"',
    );
  }
}
