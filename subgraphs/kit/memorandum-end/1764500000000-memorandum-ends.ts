import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the Memorandum ends, as a side knows it. Frozen: a later change is a later migration. */
export class MemorandumEnds1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table "memorandum_end" (
        "id" uuid not null,
        "ends_at" timestamp(3) with time zone not null,
        constraint "memorandum_end_pkey" primary key ("id")
      )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "memorandum_end"');
  }
}
