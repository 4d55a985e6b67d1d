import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where agencies have their notices told, and what is told there. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "webhook_endpoint" (
    "id" uuid not null,
    "agency" text not null,
    "party" text not null,
    "url" text,
    "registered_at" timestamp(3) with time zone not null,
    "reached" integer not null,
    "version" integer not null default '1',
    constraint "webhook_endpoint_pkey" primary key ("id")
  )`,
  `create index "webhook_endpoint_agency" on "webhook_endpoint" ("agency", "registered_at", "id")`,
  `create table "webhook_delivery" (
    "id" uuid not null,
    "agency" text not null,
    "endpoint_id" uuid not null,
    "notice_id" uuid not null,
    "attempts" integer not null default '0',
    "due_at" timestamp(3) with time zone not null default now(),
    "tried_at" timestamp(3) with time zone,
    "failure" text,
    "delivered_at" timestamp(3) with time zone,
    "dead_at" timestamp(3) with time zone,
    "version" integer not null default '1',
    constraint "webhook_delivery_pkey" primary key ("id")
  )`,
  `create unique index "webhook_delivery_notice" on "webhook_delivery" ("endpoint_id", "notice_id")`,
  `create index "webhook_delivery_due" on "webhook_delivery" ("due_at") where "delivered_at" is null and "dead_at" is null`,
  `create index "webhook_delivery_dead" on "webhook_delivery" ("endpoint_id", "tried_at", "id") where "dead_at" is not null`,
];

export class Webhooks1764300000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "webhook_delivery", "webhook_endpoint"');
  }
}
