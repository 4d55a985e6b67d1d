import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables that every act writes, in each database. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "record_change" (
    "id" uuid not null,
    "record_id" uuid not null,
    "kept_for" text not null,
    "version" integer not null,
    "act" text not null,
    "article" text not null,
    "agency" text not null,
    "at" timestamp(3) with time zone not null default now(),
    "values" jsonb not null,
    constraint "record_change_pkey" primary key ("id")
  )`,
  `create unique index "record_change_of" on "record_change" ("record_id", "version")`,
  `create table "outbox" (
    "id" uuid not null,
    "kind" text not null,
    "article" text not null,
    "recipient" text not null,
    "subject_type" text not null,
    "subject_id" uuid not null,
    "subject_version" integer not null,
    "payload" jsonb not null,
    "occurred_at" timestamp(3) with time zone not null default now(),
    "dispatched_at" timestamp(3) with time zone,
    constraint "outbox_pkey" primary key ("id")
  )`,
  `create unique index "outbox_subject" on "outbox" ("subject_id", "subject_version", "kind")`,
  `create index "outbox_waiting" on "outbox" ("occurred_at", "subject_id", "subject_version") where "dispatched_at" is null`,
  `create table "mutation_receipt" (
    "id" uuid not null,
    "caller" text not null,
    "key" text not null,
    "digest" text not null,
    "outcome" jsonb,
    "at" timestamp(3) with time zone not null default now(),
    constraint "mutation_receipt_pkey" primary key ("id")
  )`,
  `create unique index "mutation_receipt_key" on "mutation_receipt" ("caller", "key")`,
];

export class Acts1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "record_change", "outbox", "mutation_receipt"');
  }
}
