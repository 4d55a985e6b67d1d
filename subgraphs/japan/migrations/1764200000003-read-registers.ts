import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registers of support organizations that were read. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "support_organization_register" (
    "id" uuid not null,
    "as_of" date not null,
    "entries" integer not null,
    "added" integer not null,
    "changed" integer not null,
    "no_longer_listed" integer not null,
    "digest" text not null,
    "read_at" timestamp(3) with time zone not null default now(),
    constraint "support_organization_register_pkey" primary key ("id")
  )`,
  `create index "support_organization_register_as_of" on "support_organization_register" ("as_of", "id")`,
  `create unique index "support_organization_register_file" on "support_organization_register" ("as_of", "digest")`,
];

export class ReadRegisters1764200000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "support_organization_register"');
  }
}
