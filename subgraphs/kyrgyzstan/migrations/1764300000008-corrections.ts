import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What certifications said before a correction, and the marks of a correction or a withdrawal in what the Kyrgyz side
 * publishes of Japan's orders. Frozen: a later change is a later migration.
 */
const statements: readonly string[] = [
  'alter table "certification" add column "corrected_at" timestamp(3) with time zone',
  `create table "certification_version" (
    "id" uuid not null,
    "record_id" uuid not null,
    "version" integer not null,
    "recorded_until" timestamp(3) with time zone not null,
    "ground" text not null,
    "destination" text not null,
    "number" text not null,
    "valid_from" date not null,
    "valid_until" date,
    constraint "certification_version_pkey" primary key ("id")
  )`,
  `create unique index "certification_version_of" on "certification_version" ("record_id", "version")`,
  `alter table "publication_in_kyrgyzstan" add column "corrected_at" timestamp(3) with time zone,
    add column "withdrawn_at" timestamp(3) with time zone`,
];

const undone: readonly string[] = [
  'alter table "publication_in_kyrgyzstan" drop column "corrected_at", drop column "withdrawn_at"',
  'drop table "certification_version"',
  'alter table "certification" drop column "corrected_at"',
];

export class Corrections1764300000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}
