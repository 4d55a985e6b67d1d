import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which publications of what was received the other side has been told. What was published on receipt was told with the
 * receipt. Frozen: a later change is a later migration.
 */
const statements: readonly string[] = [
  `alter table "inbox" add column "publication_told_at" timestamp(3) with time zone`,
  `update "inbox" set "publication_told_at" = "received_at" where "published_at" is not null`,
  `create index "inbox_publication_untold" on "inbox" ("published_at")
    where "published_at" is not null and "publication_told_at" is null`,
];

export class PublicationsTold1764500000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index "inbox_publication_untold"');
    await runner.query('alter table "inbox" drop column "publication_told_at"');
  }
}
