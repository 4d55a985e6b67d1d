import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Support organizations are found by a prefecture and one thing more at once. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create index "support_organization_prefecture_paused" on "support_organization" ("prefecture", "registration_number", "id")
    where "paused"`,
  `create index "support_organization_prefecture_listing" on "support_organization"
    ("prefecture", "listing_status", "registration_number", "id")`,
];

const undone: readonly string[] = [
  'drop index "support_organization_prefecture_paused"',
  'drop index "support_organization_prefecture_listing"',
];

export class FiltersTogether1764950000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}
