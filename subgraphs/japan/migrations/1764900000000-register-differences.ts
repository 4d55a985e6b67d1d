import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How registers of support organizations differ, entry by entry. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "support_organization_change" (
    "id" uuid not null,
    "register_id" uuid not null,
    "organization_id" uuid not null,
    "registration_number" text not null,
    "kind" text not null,
    "fields" text[] not null,
    "before" jsonb,
    "after" jsonb,
    constraint "support_organization_change_pkey" primary key ("id")
  )`,
  `create unique index "support_organization_change_of" on "support_organization_change" ("register_id", "registration_number")`,
  `create index "support_organization_change_kind"
     on "support_organization_change" ("register_id", "kind", "registration_number", "id")`,
  // A register may be corrected and the correction taken back: the same file is read again then, and changes something.
  `drop index "support_organization_register_file"`,
];

export class RegisterDifferences1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create unique index "support_organization_register_file" on "support_organization_register" ("as_of", "digest")',
    );
    await runner.query('drop table "support_organization_change"');
  }
}
