import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Publications show the period of the certification. Frozen: a later change is a later migration. */
export class PublicationPeriods1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table "publication_in_japan" add column "valid_from" date, add column "valid_until" date',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table "publication_in_japan" drop column "valid_from", drop column "valid_until"',
    );
  }
}
