import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications for certification and the criteria, and agencies that acts change. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `alter table "sending_agency" add column "closed_on" date`,
  `alter table "sending_agency" add column "version" integer not null default 1`,
  `create table "certification_criteria" (
    "id" uuid not null,
    "criteria_version" text not null,
    "title" text not null,
    "effective_from" date not null,
    "document_reference" text not null,
    "document_digest" text not null,
    "synthetic" boolean not null,
    constraint "certification_criteria_pkey" primary key ("id")
  )`,
  `create unique index "certification_criteria_version" on "certification_criteria" ("criteria_version")`,
  `create index "certification_criteria_effective_from" on "certification_criteria" ("effective_from", "id")`,
  `create table "certification_application" (
    "id" uuid not null,
    "agency_id" uuid not null,
    "destination" text not null,
    "state" text not null,
    "applied_on" date not null,
    "file_reference" text not null,
    "received_at" timestamp(3) with time zone,
    "criteria_version" text,
    "decision" jsonb,
    "ground" text,
    "certification_id" uuid,
    "synthetic" boolean not null,
    "version" integer not null default '1',
    constraint "certification_application_pkey" primary key ("id")
  )`,
  `create index "certification_application_applied_on" on "certification_application" ("applied_on", "id")`,
  `create index "certification_application_state" on "certification_application" ("state", "applied_on", "id")`,
  `create index "certification_application_agency" on "certification_application" ("agency_id", "applied_on", "id")`,
  `create unique index "certification_application_open" on "certification_application" ("agency_id", "destination") where "state" in ('APPLIED', 'UNDER_REVIEW')`,
];

export class Applications1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "certification_application", "certification_criteria"');
    await runner.query('alter table "sending_agency" drop column "closed_on", drop column "version"');
  }
}
