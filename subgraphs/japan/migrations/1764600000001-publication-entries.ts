import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Publications hold all that is public of an agency and its certification, so that each is an entry of a register by itself. What
 * happened to a certification is filled in from what was received of it; the rest comes with the next that is told.
 * Frozen: a later change is a later migration.
 */
const statements: readonly string[] = [
  `alter table "publication_in_japan" add column "names" jsonb not null default '[]', add column "region" text,
    add column "contacts" jsonb, add column "closed_on" date, add column "criteria_version" text,
    add column "decision" jsonb, add column "events" jsonb not null default '[]',
    add column "synthetic" boolean not null default false`,
  `update "publication_in_japan" set "events" = coalesce((
    select jsonb_agg(jsonb_build_object('kind', replace("kind", 'CERTIFICATION_', ''), 'date', "payload"->'date',
      'validUntil', "payload"->'validUntil', 'article', "article") order by "subject_version")
    from "inbox" where "subject_type" = 'Certification' and "kind" <> 'CERTIFICATION_CORRECTED'
      and "payload"->>'agencyId' = "agency_id"::text and "payload"->>'number' = "certification_number"), '[]')`,
  `alter table "publication_in_japan" alter column "names" drop default, alter column "events" drop default,
    alter column "synthetic" drop default`,
  `create index "publication_in_japan_name" on "publication_in_japan" (("name" collate "ky-x-icu"), "id")`,
  `create index "publication_in_japan_number" on "publication_in_japan" ("certification_number", "id")`,
  `create index "publication_in_japan_published_at" on "publication_in_japan" ("published_at", "id")`,
];

const undone: readonly string[] = [
  'drop index "publication_in_japan_name", "publication_in_japan_number", "publication_in_japan_published_at"',
  `alter table "publication_in_japan" drop column "names", drop column "region", drop column "contacts",
    drop column "closed_on", drop column "criteria_version", drop column "decision", drop column "events",
    drop column "synthetic"`,
];

export class PublicationEntries1764600000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}
