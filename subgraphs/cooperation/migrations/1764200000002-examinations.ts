import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Examinations, requests for cooperation in them, and reports of fraud. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "examination" (
    "id" uuid not null,
    "originator" text not null,
    "kind" text not null,
    "industry_field_code" text,
    "organizer" text not null,
    "country" text not null,
    "place" text not null,
    "held_on" date not null,
    "applications_until" date,
    "state" text not null,
    "announced_at" timestamp(3) with time zone not null,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "examination_pkey" primary key ("id")
  )`,
  `create index "examination_held_on" on "examination" ("held_on", "id")`,
  `create index "examination_country" on "examination" ("country", "held_on", "id")`,
  `create table "cooperation_request" (
    "id" uuid not null,
    "originator" text not null,
    "examination_id" uuid,
    "wanted" text not null,
    "state" text not null,
    "sent_at" timestamp(3) with time zone not null,
    "answered_at" timestamp(3) with time zone,
    "decline_reason" text,
    "done_at" timestamp(3) with time zone,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "cooperation_request_pkey" primary key ("id")
  )`,
  `create index "cooperation_request_sent_at" on "cooperation_request" ("sent_at", "id")`,
  `create table "exam_fraud_report" (
    "id" uuid not null,
    "originator" text not null,
    "kind" text not null,
    "examination_kind" text not null,
    "examination_id" uuid,
    "certificate_number" text,
    "summary" text not null,
    "state" text not null,
    "occurred_on" date,
    "known_at" timestamp(3) with time zone not null,
    "sent_at" timestamp(3) with time zone not null,
    "received_at" timestamp(3) with time zone,
    "closed_at" timestamp(3) with time zone,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "exam_fraud_report_pkey" primary key ("id")
  )`,
  `create index "exam_fraud_report_sent_at" on "exam_fraud_report" ("sent_at", "id")`,
  `create index "exam_fraud_report_state" on "exam_fraud_report" ("state", "sent_at", "id")`,
];

export class Examinations1764200000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "examination", "cooperation_request", "exam_fraud_report"');
  }
}
