import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The number of an order, a note that stands apart from what became of it, and a key that a withdrawn order leaves free.
 * Frozen: a later change is a later migration.
 */
const statements: readonly string[] = [
  `alter table "improvement_order" add column "order_number" text, add column "follow_up_note" text`,
  'alter table "improvement_order_version" add column "order_number" text',
  `update "improvement_order" set "follow_up_note" = "follow_up"->>'note', "follow_up" = "follow_up" - 'note'
    where "follow_up" is not null`,
  'drop index "improvement_order_natural"',
  `create unique index "improvement_order_natural" on "improvement_order" ("corporate_number", "order_date")
    where "withdrawn_at" is null`,
];

const undone: readonly string[] = [
  'drop index "improvement_order_natural"',
  `create unique index "improvement_order_natural" on "improvement_order" ("corporate_number", "order_date")`,
  `update "improvement_order" set "follow_up" = "follow_up" || jsonb_build_object('note', "follow_up_note")
    where "follow_up" is not null`,
  'alter table "improvement_order_version" drop column "order_number"',
  'alter table "improvement_order" drop column "order_number", drop column "follow_up_note"',
];

export class OrderNumbers1764800000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}
