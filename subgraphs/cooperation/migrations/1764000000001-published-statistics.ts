import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables that the two sides publish. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "published_statistic" (
    "id" uuid not null,
    "table" text not null,
    "period_from" date not null,
    "period_to" date not null,
    "total" integer,
    "cells" jsonb not null,
    "published_at" timestamp(3) with time zone not null,
    "synthetic" boolean not null,
    constraint "published_statistic_pkey" primary key ("id")
  )`,
  `create unique index "published_statistic_once" on "published_statistic" ("table", "period_from")`,
  `create index "published_statistic_period_from" on "published_statistic" ("period_from", "id")`,
];

export class PublishedStatistics1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "published_statistic"');
  }
}
