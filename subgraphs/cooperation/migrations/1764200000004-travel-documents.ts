import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests for travel documents. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "travel_document_request" (
    "id" uuid not null,
    "originator" text not null,
    "full_name" text,
    "born_on" date,
    "passport_number" text,
    "state" text not null,
    "sent_at" timestamp(3) with time zone not null,
    "received_at" timestamp(3) with time zone,
    "answered_at" timestamp(3) with time zone,
    "decline_reason" text,
    "closed_at" timestamp(3) with time zone,
    "retained_until" timestamp(3) with time zone not null,
    "erased_at" timestamp(3) with time zone,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "travel_document_request_pkey" primary key ("id")
  )`,
  `create index "travel_document_request_sent_at" on "travel_document_request" ("sent_at", "id")`,
  `create index "travel_document_request_retained" on "travel_document_request" ("retained_until")
    where "erased_at" is null`,
];

export class TravelDocuments1764200000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "travel_document_request"');
  }
}
