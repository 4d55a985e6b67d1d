import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What field suspensions said before they were corrected or withdrawn. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `alter table "field_suspension" add column "corrected_at" timestamp(3) with time zone,
    add column "withdrawn_at" timestamp(3) with time zone`,
  `create table "field_suspension_version" (
    "id" uuid not null,
    "record_id" uuid not null,
    "version" integer not null,
    "recorded_until" timestamp(3) with time zone not null,
    "ground" text not null,
    "announced_at" timestamp(3) with time zone,
    "in_force_from" date not null,
    "holders" integer,
    "cap" integer,
    constraint "field_suspension_version_pkey" primary key ("id")
  )`,
  `create unique index "field_suspension_version_of" on "field_suspension_version" ("record_id", "version")`,
];

export class SuspensionCorrections1764700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "field_suspension_version"');
    await runner.query(
      'alter table "field_suspension" drop column "corrected_at", drop column "withdrawn_at"',
    );
  }
}
