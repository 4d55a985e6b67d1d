import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Publications keep which version of the agency they show. Frozen: a later change is a later migration. */
export class AgencyVersions1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table "publication_in_japan" add column "agency_version" integer not null default 0',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table "publication_in_japan" drop column "agency_version"');
  }
}
