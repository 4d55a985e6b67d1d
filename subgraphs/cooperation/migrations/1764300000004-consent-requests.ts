import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests for consent. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "consent_request" (
    "id" uuid not null,
    "originator" text not null,
    "grantee" text not null,
    "record_type" text not null,
    "records" uuid[] not null,
    "coordinates" text[] not null,
    "purpose" text not null,
    "state" text not null,
    "sent_at" timestamp(3) with time zone not null,
    "answered_at" timestamp(3) with time zone,
    "consent_id" uuid,
    "decline_reason" text,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "consent_request_pkey" primary key ("id")
  )`,
  `create index "consent_request_sent_at" on "consent_request" ("sent_at", "id")`,
];

export class ConsentRequests1764300000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "consent_request"');
  }
}
