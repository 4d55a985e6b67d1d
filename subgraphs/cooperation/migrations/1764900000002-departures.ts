import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The number of an issued travel document, and when the person's departure was recorded. Frozen: a later change is a later migration. */
export class Departures1764900000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table "travel_document_request" add column "document_number" text,
         add column "departed_at" timestamp(3) with time zone`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table "travel_document_request" drop column "document_number", drop column "departed_at"',
    );
  }
}
