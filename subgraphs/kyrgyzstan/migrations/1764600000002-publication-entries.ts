import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Publications hold what Japan told of what they are about, so that each is an entry of a register by itself: as it had been
 * received when it was published. Frozen: a later change is a later migration.
 */
const statements: readonly string[] = [
  `alter table "publication_in_kyrgyzstan" add column "published_order" jsonb, add column "published_register" jsonb`,
  `update "publication_in_kyrgyzstan" p set "published_order" = (
    select jsonb_build_object('corporateNumber', "payload"->'corporateNumber', 'organizationName', "payload"->'organizationName',
      'orderDate', "payload"->'orderDate', 'deadline', "payload"->'deadline', 'groundArticles', "payload"->'groundArticles',
      'reason', "payload"->'reason', 'publicNoticeDate', "payload"->'publicNoticeDate', 'synthetic', "payload"->'synthetic')
    from "inbox" i where i."subject_type" = 'ImprovementOrder' and i."subject_id" = p."order_id"
      and i."received_at" <= p."published_at" order by "subject_version" desc limit 1)
    where "order_id" is not null`,
  `update "publication_in_kyrgyzstan" p set "published_register" = (
    select jsonb_build_object('asOf', "payload"->'asOf', 'entries', "payload"->'entries', 'added', "payload"->'added',
      'changed', "payload"->'changed', 'noLongerListed', "payload"->'noLongerListed', 'digest', "payload"->'digest')
    from "inbox" i where i."subject_type" = 'SupportOrganizationRegister' and i."subject_id" = p."register_id" limit 1)
    where "register_id" is not null`,
  `create index "publication_in_kyrgyzstan_published_at" on "publication_in_kyrgyzstan" ("published_at", "id")`,
];

const undone: readonly string[] = [
  'drop index "publication_in_kyrgyzstan_published_at"',
  'alter table "publication_in_kyrgyzstan" drop column "published_order", drop column "published_register"',
];

export class PublicationEntries1764600000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}
