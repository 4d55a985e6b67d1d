import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consultations with their action items, amendments, differences, and the notice of termination. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "consultation" (
    "id" uuid not null,
    "originator" text not null,
    "topics" text[] not null,
    "agenda" text not null,
    "state" text not null,
    "day" date not null,
    "day_proposed_by" text not null,
    "proposed_at" timestamp(3) with time zone not null,
    "agreed_at" timestamp(3) with time zone,
    "held_on" date,
    "minutes" text,
    "minutes_by" text,
    "minutes_agreed_at" timestamp(3) with time zone,
    "closed_at" timestamp(3) with time zone,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "consultation_pkey" primary key ("id")
  )`,
  `create index "consultation_proposed_at" on "consultation" ("proposed_at", "id")`,
  `create table "action_item" (
    "id" uuid not null,
    "consultation_id" uuid not null,
    "owner" text not null,
    "wanted" text not null,
    "due_on" date not null,
    "state" text not null,
    "done_at" timestamp(3) with time zone,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "action_item_pkey" primary key ("id")
  )`,
  `create index "action_item_consultation" on "action_item" ("consultation_id", "due_on", "id")`,
  `create table "amendment" (
    "id" uuid not null,
    "originator" text not null,
    "number" text not null,
    "title" text not null,
    "text" text not null,
    "document_digest" text not null,
    "state" text not null,
    "proposed_at" timestamp(3) with time zone not null,
    "consented_by_japan_at" timestamp(3) with time zone,
    "consented_by_kyrgyzstan_at" timestamp(3) with time zone,
    "in_force_at" timestamp(3) with time zone,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "amendment_pkey" primary key ("id")
  )`,
  `create unique index "amendment_number" on "amendment" ("number")`,
  `create index "amendment_proposed_at" on "amendment" ("proposed_at", "id")`,
  `create table "dispute" (
    "id" uuid not null,
    "originator" text not null,
    "section" text not null,
    "question" text not null,
    "state" text not null,
    "raised_at" timestamp(3) with time zone not null,
    "settlement" text,
    "settlement_by" text,
    "resolved_at" timestamp(3) with time zone,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "dispute_pkey" primary key ("id")
  )`,
  `create index "dispute_raised_at" on "dispute" ("raised_at", "id")`,
  `create table "termination_notice" (
    "id" uuid not null,
    "memorandum_id" uuid not null,
    "originator" text not null,
    "document_reference" text not null,
    "given_at" timestamp(3) with time zone not null,
    "given_on" date not null,
    "ends_on_in_japan" date not null,
    "ends_on_in_kyrgyzstan" date not null,
    "ends_at" timestamp(3) with time zone not null,
    constraint "termination_notice_pkey" primary key ("id")
  )`,
  `create unique index "termination_notice_once" on "termination_notice" ("memorandum_id")`,
];

export class Consultations1764200000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table "consultation", "action_item", "amendment", "dispute", "termination_notice"',
    );
  }
}
