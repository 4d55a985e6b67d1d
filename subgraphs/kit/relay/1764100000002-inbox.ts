import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a side is told by the other. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "inbox" (
    "id" uuid not null,
    "kind" text not null,
    "article" text not null,
    "subject_type" text not null,
    "subject_id" uuid not null,
    "subject_version" integer not null,
    "payload" jsonb not null,
    "occurred_at" timestamp(3) with time zone not null,
    "received_at" timestamp(3) with time zone not null default now(),
    "published_at" timestamp(3) with time zone,
    constraint "inbox_pkey" primary key ("id")
  )`,
  `create unique index "inbox_subject" on "inbox" ("subject_id", "subject_version", "kind")`,
];

export class Inbox1764100000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "inbox"');
  }
}
