import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The consents by which third parties see rows, in each database. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "consent" (
    "id" uuid not null,
    "originator" text not null,
    "given_by" text not null,
    "given_at" timestamp(3) with time zone not null,
    "grantee" text not null,
    "record_type" text not null,
    "every_record" boolean not null,
    "records" uuid[] not null,
    "coordinates" text[] not null,
    "purpose" text not null,
    "document_reference" text not null,
    "document_digest" text not null,
    "valid_from" timestamp(3) with time zone not null,
    "valid_until" timestamp(3) with time zone not null,
    "withdrawn_at" timestamp(3) with time zone,
    "synthetic" boolean not null,
    constraint "consent_pkey" primary key ("id")
  )`,
  `create index "consent_grantee" on "consent" ("grantee", "record_type") where "withdrawn_at" is null`,
  `create index "consent_given_at" on "consent" ("given_at", "id") include ("originator")`,
];

export class Consents1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "consent"');
  }
}
