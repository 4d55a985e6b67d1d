import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The inquiries of the two sides, and what was answered. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "inquiry" (
    "id" uuid not null,
    "originator" text not null,
    "topic" text not null,
    "question" text not null,
    "state" text not null,
    "sent_at" timestamp(3) with time zone not null,
    "wanted_on" date,
    "accepted_at" timestamp(3) with time zone,
    "due_on" date,
    "closed_at" timestamp(3) with time zone,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "inquiry_pkey" primary key ("id")
  )`,
  `create index "inquiry_sent_at" on "inquiry" ("sent_at", "id")`,
  `create index "inquiry_originator" on "inquiry" ("originator", "sent_at", "id")`,
  `create table "inquiry_answer" (
    "id" uuid not null,
    "inquiry_id" uuid not null,
    "originator" text not null,
    "text" text,
    "decline_reason" text,
    "answered_at" timestamp(3) with time zone not null,
    "synthetic" boolean not null,
    constraint "inquiry_answer_pkey" primary key ("id")
  )`,
  `create unique index "inquiry_answer_inquiry" on "inquiry_answer" ("inquiry_id")`,
];

export class Inquiries1764200000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "inquiry", "inquiry_answer"');
  }
}
