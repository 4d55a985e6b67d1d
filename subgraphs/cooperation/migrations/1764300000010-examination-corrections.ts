import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What examinations said before they were corrected. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  'alter table "examination" add column "corrected_at" timestamp(3) with time zone',
  `create table "examination_version" (
    "id" uuid not null,
    "record_id" uuid not null,
    "originator" text not null,
    "version" integer not null,
    "recorded_until" timestamp(3) with time zone not null,
    "ground" text not null,
    "organizer" text not null,
    "place" text not null,
    "held_on" date not null,
    "applications_until" date,
    constraint "examination_version_pkey" primary key ("id")
  )`,
  `create unique index "examination_version_of" on "examination_version" ("record_id", "version")`,
];

export class ExaminationCorrections1764300000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "examination_version"');
    await runner.query('alter table "examination" drop column "corrected_at"');
  }
}
