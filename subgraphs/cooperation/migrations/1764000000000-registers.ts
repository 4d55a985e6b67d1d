import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the registers as they were first laid down. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "memorandum" (
    "id" uuid not null,
    "title" text not null,
    "title_japanese" text not null,
    "signatures" jsonb not null,
    "effective_from" date not null,
    "state" text not null,
    constraint "memorandum_pkey" primary key ("id")
  )`,
  `create unique index "memorandum_effective_from" on "memorandum" ("effective_from")`,
  `create table "contact_point" (
    "id" uuid not null,
    "party" text not null,
    "version" integer not null,
    "office" text not null,
    "office_native" text not null,
    "effective_from" date not null,
    "effective_to" date,
    "officers" jsonb,
    constraint "contact_point_pkey" primary key ("id")
  )`,
  `create unique index "contact_point_version" on "contact_point" ("party", "version")`,
  `create index "contact_point_effective_from" on "contact_point" ("effective_from", "id")`,
  `create table "misconduct_report" (
    "id" uuid not null,
    "category" text not null,
    "originator" text not null,
    "subject_kind" text not null,
    "subject_id" uuid,
    "subject_name" text not null,
    "summary" text not null,
    "urgent" boolean not null,
    "state" text not null,
    "occurred_on" date,
    "known_at" timestamp(3) with time zone not null,
    "sent_at" timestamp(3) with time zone not null,
    "received_at" timestamp(3) with time zone,
    "closed_at" timestamp(3) with time zone,
    "police_reference" text,
    "synthetic" boolean not null,
    constraint "misconduct_report_pkey" primary key ("id")
  )`,
  `create index "misconduct_report_sent_at" on "misconduct_report" ("sent_at", "id")`,
  `create index "misconduct_report_category" on "misconduct_report" ("category", "sent_at", "id")`,
  `create index "misconduct_report_state" on "misconduct_report" ("state", "sent_at", "id")`,
  `create index "misconduct_report_originator" on "misconduct_report" ("originator", "sent_at", "id")`,
  `create index "misconduct_report_subject_kind" on "misconduct_report" ("subject_kind", "sent_at", "id")`,
  `create index "misconduct_report_urgent" on "misconduct_report" ("sent_at", "id") where "urgent"`,
];

export class Registers1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "memorandum", "contact_point", "misconduct_report"');
  }
}
