import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When what a side told reached the other one. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create table "notice_receipt" (
    "id" uuid not null,
    "subject_id" uuid not null,
    "occurred_at" timestamp(3) with time zone not null,
    "received_at" timestamp(3) with time zone not null,
    constraint "notice_receipt_pkey" primary key ("id")
  )`,
  `create index "notice_receipt_subject" on "notice_receipt" ("subject_id", "occurred_at")`,
];

export class NoticeReceipts1764300000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table "notice_receipt"');
  }
}
