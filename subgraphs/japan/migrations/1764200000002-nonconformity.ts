import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notifications of suspected non-conformity. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "nonconformity_notification" (
    "id" uuid not null,
    "agency_id" uuid not null,
    "suspicion" text not null,
    "summary" text not null,
    "occurred_on" date,
    "notified_at" timestamp(3) with time zone not null,
    "evidence_reference" text,
    "result" text,
    "result_summary" text,
    "result_received_at" timestamp(3) with time zone,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "nonconformity_notification_pkey" primary key ("id")
  )`,
  `create index "nonconformity_notification_notified_at" on "nonconformity_notification" ("notified_at", "id")`,
  `create index "nonconformity_notification_agency" on "nonconformity_notification" ("agency_id", "notified_at", "id")`,
];

export class Nonconformity1764200000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "nonconformity_notification"');
  }
}
