import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How registers that were published differ, entry by entry. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "published_support_organization_change" (
    "id" uuid not null,
    "register_id" uuid not null,
    "registration_number" text not null,
    "kind" text not null,
    "fields" text[] not null,
    "before" jsonb,
    "after" jsonb,
    constraint "published_support_organization_change_pkey" primary key ("id")
  )`,
  `create unique index "published_support_organization_change_of"
     on "published_support_organization_change" ("register_id", "registration_number")`,
  `create index "published_support_organization_change_kind"
     on "published_support_organization_change" ("register_id", "kind", "registration_number", "id")`,
];

export class RegisterDifferences1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "published_support_organization_change"');
  }
}
