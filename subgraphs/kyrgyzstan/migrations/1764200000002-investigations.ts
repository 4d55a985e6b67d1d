import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Investigations upon notifications of Japan, and guidance. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `alter table "investigation" alter column "report_id" drop not null, add column "notification_id" uuid,
     add column "agency_id" uuid, add column "version" integer not null default 1`,
  `create unique index "investigation_notification" on "investigation" ("notification_id")`,
  `create index "investigation_opened_on" on "investigation" ("opened_on", "id")`,
  `create index "investigation_state" on "investigation" ("state", "opened_on", "id")`,
  `create table "guidance" (
    "id" uuid not null,
    "kind" text not null,
    "number" text not null,
    "given_on" date not null,
    "agency_ids" uuid[] not null,
    "summary" text not null,
    "text" text not null,
    "investigation_id" uuid,
    "concerns_japan" boolean not null,
    "synthetic" boolean not null,
    constraint "guidance_pkey" primary key ("id")
  )`,
  `create unique index "guidance_number" on "guidance" ("number")`,
  `create index "guidance_given_on" on "guidance" ("given_on", "id") include ("concerns_japan")`,
  `create index "guidance_kind" on "guidance" ("kind", "given_on", "id") include ("concerns_japan")`,
  `create index "guidance_investigation" on "guidance" ("investigation_id", "given_on", "id")`,
];

export class Investigations1764200000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "guidance"');
    await runner.query('drop index "investigation_opened_on", "investigation_state"');
    await runner.query('delete from "investigation" where "report_id" is null');
    await runner.query(
      'alter table "investigation" alter column "report_id" set not null, drop column "notification_id", drop column "agency_id", drop column "version"',
    );
  }
}
