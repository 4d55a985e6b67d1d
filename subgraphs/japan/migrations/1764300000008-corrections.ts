import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What Japan's improvement orders and notifications said before a correction or a withdrawal, and the mark of a correction
 * in what Japan publishes. Frozen: a later change is a later migration.
 */
const statements: readonly string[] = [
  `alter table "improvement_order" add column "corrected_at" timestamp(3) with time zone,
    add column "publicly_corrected_at" timestamp(3) with time zone,
    add column "withdrawn_at" timestamp(3) with time zone`,
  `create table "improvement_order_version" (
    "id" uuid not null,
    "record_id" uuid not null,
    "version" integer not null,
    "recorded_until" timestamp(3) with time zone not null,
    "ground" text not null,
    "public_notice_date" date,
    "notified_at" timestamp(3) with time zone,
    "deadline" date not null,
    "ground_articles" text[] not null,
    "reason" text not null,
    constraint "improvement_order_version_pkey" primary key ("id")
  )`,
  `create unique index "improvement_order_version_of" on "improvement_order_version" ("record_id", "version")`,
  `alter table "nonconformity_notification" add column "corrected_at" timestamp(3) with time zone,
    add column "withdrawn_at" timestamp(3) with time zone`,
  `create table "nonconformity_notification_version" (
    "id" uuid not null,
    "record_id" uuid not null,
    "version" integer not null,
    "recorded_until" timestamp(3) with time zone not null,
    "ground" text not null,
    "summary" text not null,
    "occurred_on" date,
    constraint "nonconformity_notification_version_pkey" primary key ("id")
  )`,
  `create unique index "nonconformity_notification_version_of"
    on "nonconformity_notification_version" ("record_id", "version")`,
  'alter table "publication_in_japan" add column "corrected_at" timestamp(3) with time zone',
];

const undone: readonly string[] = [
  'alter table "publication_in_japan" drop column "corrected_at"',
  'drop table "nonconformity_notification_version"',
  'alter table "nonconformity_notification" drop column "corrected_at", drop column "withdrawn_at"',
  'drop table "improvement_order_version"',
  `alter table "improvement_order" drop column "corrected_at", drop column "publicly_corrected_at",
    drop column "withdrawn_at"`,
];

export class Corrections1764300000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}
