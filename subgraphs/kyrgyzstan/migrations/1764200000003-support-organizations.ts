import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The published copy of Japan's support organizations. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "published_support_organization" (
    "id" uuid not null,
    "registration_number" text not null,
    "registered_on" date not null,
    "name" text,
    "offices" jsonb not null,
    "languages" jsonb not null,
    "paused" boolean not null,
    "listed" boolean not null,
    "last_listed_on" date not null,
    "register_id" uuid not null,
    constraint "published_support_organization_pkey" primary key ("id")
  )`,
  `create unique index "published_support_organization_number" on "published_support_organization" ("registration_number")`,
  `create index "published_support_organization_number_id" on "published_support_organization" ("registration_number", "id")`,
  `alter table "publication_in_kyrgyzstan" alter column "order_id" drop not null`,
  `alter table "publication_in_kyrgyzstan" add column "register_id" uuid`,
  `create unique index "publication_in_kyrgyzstan_register" on "publication_in_kyrgyzstan" ("register_id")`,
];

export class SupportOrganizations1764200000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "published_support_organization"');
    await runner.query('delete from "publication_in_kyrgyzstan" where "order_id" is null');
    await runner.query('alter table "publication_in_kyrgyzstan" drop column "register_id"');
    await runner.query('alter table "publication_in_kyrgyzstan" alter column "order_id" set not null');
  }
}
