import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What inquiries asked, and what was answered, before either was corrected. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `alter table "inquiry" add column "corrected_at" timestamp(3) with time zone,
    add column "withdrawn_at" timestamp(3) with time zone`,
  `create table "inquiry_version" (
    "id" uuid not null,
    "record_id" uuid not null,
    "originator" text not null,
    "version" integer not null,
    "recorded_until" timestamp(3) with time zone not null,
    "ground" text not null,
    "topic" text not null,
    "question" text not null,
    "wanted_on" date,
    constraint "inquiry_version_pkey" primary key ("id")
  )`,
  `create unique index "inquiry_version_of" on "inquiry_version" ("record_id", "version")`,
  `alter table "inquiry_answer" add column "corrected_at" timestamp(3) with time zone,
    add column "version" integer not null default '1'`,
  `create table "inquiry_answer_version" (
    "id" uuid not null,
    "record_id" uuid not null,
    "originator" text not null,
    "version" integer not null,
    "recorded_until" timestamp(3) with time zone not null,
    "ground" text not null,
    "text" text,
    constraint "inquiry_answer_version_pkey" primary key ("id")
  )`,
  `create unique index "inquiry_answer_version_of" on "inquiry_answer_version" ("record_id", "version")`,
];

const undone: readonly string[] = [
  'drop table "inquiry_version", "inquiry_answer_version"',
  'alter table "inquiry_answer" drop column "corrected_at", drop column "version"',
  'alter table "inquiry" drop column "corrected_at", drop column "withdrawn_at"',
];

export class InquiryCorrections1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}
