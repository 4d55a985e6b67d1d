import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Receiving entities, fields and their suspensions are kept by acts. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `alter table "receiving_entity" add column "closed_on" date, add column "closing_ground" text,
     add column "version" integer not null default 1`,
  `alter table "field_suspension" add column "version" integer not null default 1`,
  `alter table "industry_field" add column "merged_into_id" uuid`,
];

export class KeptRegisters1764200000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table "industry_field" drop column "merged_into_id"');
    await runner.query('alter table "field_suspension" drop column "version"');
    await runner.query(
      'alter table "receiving_entity" drop column "closed_on", drop column "closing_ground", drop column "version"',
    );
  }
}
