import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which order notices reached their side, and which wait for acknowledgement. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `alter table "notice" add column "arrival" integer`,
  `update "notice" n set "arrival" = received."arrival"
   from (select "id", row_number() over (order by "received_at", "id") as "arrival" from "notice"
     where "received_at" is not null) received
   where n."id" = received."id"`,
  `create index "notice_arrival" on "notice" ("arrival", "id")`,
  `create index "notice_unacknowledged" on "notice" (("acknowledged_at" is null), "sent_at", "id")`,
];

export class Arrivals1764300000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index "notice_unacknowledged"');
    await runner.query('alter table "notice" drop column "arrival"');
  }
}
