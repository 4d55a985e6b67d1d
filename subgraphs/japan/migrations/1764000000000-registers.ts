import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the registers as they were first laid down. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "support_organization" (
    "id" uuid not null,
    "registration_number" text not null,
    "registered_on" date not null,
    "name" text,
    "masked" boolean not null,
    "prefecture" text,
    "offices" jsonb not null,
    "languages" jsonb not null,
    "language_codes" text[] not null,
    "paused" boolean not null,
    "remarks" text,
    "listing_status" text not null,
    "first_listed_on" date not null,
    "last_listed_on" date not null,
    "telephone" text,
    "representative" text,
    "synthetic" boolean not null,
    "name_form" text not null,
    "name_grams" text[] not null,
    constraint "support_organization_pkey" primary key ("id")
  )`,
  `create unique index "support_organization_number" on "support_organization" ("registration_number")`,
  `create index "support_organization_number_id" on "support_organization" ("registration_number", "id")`,
  `create index "support_organization_registered_on" on "support_organization" ("registered_on", "id")`,
  `create index "support_organization_name" on "support_organization" ((coalesce("name", '') collate "ja-x-icu"), "id")`,
  `create index "support_organization_prefecture" on "support_organization" ("prefecture", "registration_number", "id")`,
  `create index "support_organization_paused" on "support_organization" ("registration_number", "id") where "paused"`,
  `create index "support_organization_listing" on "support_organization" ("listing_status", "registration_number", "id")`,
  `create index "support_organization_languages" on "support_organization" using gin ("language_codes")`,
  `create index "support_organization_grams" on "support_organization" using gin ("name_grams")`,
  `create table "receiving_entity" (
    "id" uuid not null,
    "corporate_number" text not null,
    "name" text not null,
    "name_kana" text,
    "name_english" text,
    "prefecture" text,
    "industry_field_codes" text[] not null,
    "size" text,
    "workers_reported" integer,
    "telephone" text,
    "synthetic" boolean not null,
    "name_form" text not null,
    "name_grams" text[] not null,
    constraint "receiving_entity_pkey" primary key ("id")
  )`,
  `create unique index "receiving_entity_number" on "receiving_entity" ("corporate_number")`,
  `create index "receiving_entity_number_id" on "receiving_entity" ("corporate_number", "id")`,
  `create index "receiving_entity_name" on "receiving_entity" (("name" collate "ja-x-icu"), "id")`,
  `create index "receiving_entity_prefecture" on "receiving_entity" ("prefecture", "corporate_number", "id")`,
  `create index "receiving_entity_size" on "receiving_entity" ("size", "corporate_number", "id")`,
  `create index "receiving_entity_fields" on "receiving_entity" using gin ("industry_field_codes")`,
  `create index "receiving_entity_grams" on "receiving_entity" using gin ("name_grams")`,
  `create table "improvement_order" (
    "id" uuid not null,
    "receiving_entity_id" uuid not null,
    "corporate_number" text not null,
    "order_date" date not null,
    "deadline" date not null,
    "ground_articles" text[] not null,
    "reason" text not null,
    "public_notice_date" date,
    "planned_public_notice_date" date,
    "notified_at" timestamp(3) with time zone,
    "follow_up" jsonb,
    "synthetic" boolean not null,
    constraint "improvement_order_pkey" primary key ("id")
  )`,
  `create unique index "improvement_order_natural" on "improvement_order" ("corporate_number", "order_date")`,
  `create index "improvement_order_order_date" on "improvement_order" ("order_date", "id") include ("public_notice_date", "notified_at")`,
  `create index "improvement_order_deadline" on "improvement_order" ("deadline", "id") include ("public_notice_date", "notified_at")`,
  `create index "improvement_order_entity" on "improvement_order" ("receiving_entity_id", "order_date" desc)`,
  `create index "improvement_order_corporate_number" on "improvement_order" ("corporate_number", "order_date", "id")`,
  `create table "industry_field" (
    "id" uuid not null,
    "code" text not null,
    "name_japanese" text not null,
    "name_english" text not null,
    "ministry_in_charge" text not null,
    "effective_from" date not null,
    "effective_to" date,
    "cap" integer,
    "cap_basis" text,
    "holders" integer,
    "holders_as_of" date,
    constraint "industry_field_pkey" primary key ("id")
  )`,
  `create unique index "industry_field_code" on "industry_field" ("code", "effective_from")`,
  `create index "industry_field_code_id" on "industry_field" ("code", "id")`,
  `create index "industry_field_effective_from" on "industry_field" ("effective_from", "id")`,
  `create table "field_suspension" (
    "id" uuid not null,
    "industry_field_id" uuid not null,
    "industry_field_code" text not null,
    "in_force_from" date not null,
    "resumed_on" date,
    "holders" integer,
    "cap" integer,
    "announced_at" timestamp(3) with time zone,
    "requested_on" date,
    "synthetic" boolean not null,
    constraint "field_suspension_pkey" primary key ("id")
  )`,
  `create index "field_suspension_in_force_from" on "field_suspension" ("in_force_from", "id") include ("announced_at")`,
  `create index "field_suspension_field" on "field_suspension" ("industry_field_id", "in_force_from" desc)`,
  `create index "field_suspension_code" on "field_suspension" ("industry_field_code", "in_force_from", "id")`,
  `create table "publication_in_japan" (
    "id" uuid not null,
    "agency_id" uuid not null,
    "received_at" timestamp(3) with time zone not null,
    "published_at" timestamp(3) with time zone not null,
    "name" text not null,
    "certification_number" text not null,
    "status" text not null,
    constraint "publication_in_japan_pkey" primary key ("id")
  )`,
  `create unique index "publication_in_japan_agency" on "publication_in_japan" ("agency_id")`,
];

export class Registers1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table "support_organization", "receiving_entity", "improvement_order", "industry_field", "field_suspension", "publication_in_japan"',
    );
  }
}
