import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates by their digests, and who looked for them. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "examination_certificate" (
    "id" uuid not null,
    "originator" text not null,
    "digest" text not null,
    "entered_at" timestamp(3) with time zone not null default now(),
    constraint "examination_certificate_pkey" primary key ("id")
  )`,
  `create unique index "examination_certificate_digest" on "examination_certificate" ("digest")`,
  `create table "certificate_look_up" (
    "id" uuid not null,
    "agency" text not null,
    "digest" text not null,
    "hit" boolean not null,
    "at" timestamp(3) with time zone not null default now(),
    constraint "certificate_look_up_pkey" primary key ("id")
  )`,
  `create index "certificate_look_up_agency" on "certificate_look_up" ("agency", "at")`,
];

export class Certificates1764200000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "examination_certificate", "certificate_look_up"');
  }
}
