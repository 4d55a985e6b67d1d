import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the registers as they were first laid down. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "sending_agency" (
    "id" uuid not null,
    "name" text not null,
    "names" jsonb not null,
    "region" text,
    "contacts" jsonb,
    "inn" text not null,
    "founders" jsonb,
    "sends_to_japan" boolean not null,
    "synthetic" boolean not null,
    "name_form" text not null,
    "name_grams" text[] not null,
    constraint "sending_agency_pkey" primary key ("id")
  )`,
  `create unique index "sending_agency_inn" on "sending_agency" ("inn")`,
  `create index "sending_agency_name" on "sending_agency" (("name" collate "ky-x-icu"), "id") include ("sends_to_japan")`,
  `create index "sending_agency_region" on "sending_agency" ((coalesce("region", '')), "id") include ("sends_to_japan")`,
  `create index "sending_agency_grams" on "sending_agency" using gin ("name_grams")`,
  `create table "certification" (
    "id" uuid not null,
    "number" text not null,
    "agency_id" uuid not null,
    "destination" text not null,
    "criteria_version" text,
    "decision" jsonb,
    "valid_from" date not null,
    "valid_until" date,
    "state" text not null,
    "synthetic" boolean not null,
    constraint "certification_pkey" primary key ("id")
  )`,
  `create unique index "certification_number" on "certification" ("number")`,
  `create index "certification_number_id" on "certification" ("number", "id") include ("destination")`,
  `create index "certification_agency" on "certification" ("agency_id", "valid_from" desc, "number") include ("destination")`,
  `create index "certification_valid_from" on "certification" ("valid_from", "id") include ("destination")`,
  `create index "certification_valid_until" on "certification" ("valid_until", "number", "id") include ("destination")`,
  `create index "certification_destination" on "certification" ("destination", "number", "id")`,
  `create index "certification_state" on "certification" ("state", "number", "id") include ("destination", "valid_until")`,
  `create table "certification_event" (
    "id" uuid not null,
    "certification_id" uuid not null,
    "destination" text not null,
    "sequence" integer not null,
    "kind" text not null,
    "date" date not null,
    "valid_until" date,
    "ground" text,
    constraint "certification_event_pkey" primary key ("id")
  )`,
  `create unique index "certification_event_of" on "certification_event" ("certification_id", "sequence") include ("destination")`,
  `create table "investigation" (
    "id" uuid not null,
    "report_id" uuid not null,
    "state" text not null,
    "opened_on" date not null,
    "closed_on" date,
    "result" text,
    "summary" text,
    "result_provided_at" timestamp(3) with time zone,
    "internal_notes" text,
    constraint "investigation_pkey" primary key ("id")
  )`,
  `create unique index "investigation_report" on "investigation" ("report_id")`,
  `create table "publication_in_kyrgyzstan" (
    "id" uuid not null,
    "order_id" uuid not null,
    "received_at" timestamp(3) with time zone not null,
    "published_at" timestamp(3) with time zone not null,
    "text_kyrgyz" text not null,
    "text_russian" text not null,
    constraint "publication_in_kyrgyzstan_pkey" primary key ("id")
  )`,
  `create unique index "publication_in_kyrgyzstan_order" on "publication_in_kyrgyzstan" ("order_id")`,
];

export class Registers1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table "sending_agency", "certification", "certification_event", "investigation", "publication_in_kyrgyzstan"',
    );
  }
}
