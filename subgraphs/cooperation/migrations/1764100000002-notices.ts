import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The notices between the two sides. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "notice" (
    "id" uuid not null,
    "kind" text not null,
    "article" text not null,
    "sender" text not null,
    "recipient" text not null,
    "subject_type" text not null,
    "subject_id" uuid not null,
    "subject_version" integer not null,
    "occurred_at" timestamp(3) with time zone not null,
    "sent_at" timestamp(3) with time zone not null default now(),
    "received_at" timestamp(3) with time zone,
    "published_at" timestamp(3) with time zone,
    "acknowledged_at" timestamp(3) with time zone,
    "version" integer not null default '1',
    constraint "notice_pkey" primary key ("id")
  )`,
  `create index "notice_sent_at" on "notice" ("sent_at", "id")`,
  `create index "notice_kind" on "notice" ("kind", "sent_at", "id")`,
  `create index "notice_subject" on "notice" ("subject_id", "sent_at", "id")`,
  `create index "notice_waiting" on "notice" ("recipient", "sent_at", "id") where "acknowledged_at" is null`,
];

export class Notices1764100000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "notice"');
  }
}
