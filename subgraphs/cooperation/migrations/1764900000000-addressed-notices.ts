import type { MigrationInterface, QueryRunner } from 'typeorm';

const signed = `array['JAPAN_ISA', 'JAPAN_MOFA', 'JAPAN_MHLW', 'JAPAN_NPA']`;
const visasAndPlacement = `array['JAPAN_ISA', 'JAPAN_MOFA', 'JAPAN_MHLW']`;

/**
 * To which agencies each notice is addressed, those that stand included, as is decided when this is made; and for which
 * agency an address was registered. Frozen: a later change is a later migration.
 */
const statements: readonly string[] = [
  `alter table "notice" add column "addressed_to" text[]`,
  `update "notice" set "addressed_to" = case
     when "recipient" = 'KYRGYZSTAN' then array['KYRGYZSTAN_CENTER', 'KYRGYZSTAN_MINISTRY']
     when "subject_type" in ('ContactPoint', 'ConsentRequest', 'Consultation', 'Amendment', 'Dispute',
       'TerminationNotice', 'ExamFraudReport') then ${signed}
     when "subject_type" in ('Examination', 'CooperationRequest', 'SendingAgency', 'Certification',
       'NonconformityNotification') then ${visasAndPlacement}
     when "subject_type" = 'TravelDocumentRequest' then array['JAPAN_ISA', 'JAPAN_MOFA']
     when "subject_type" = 'MisconductReport' then coalesce((
       select case "category"
         when 'HUMAN_RIGHTS' then array['JAPAN_ISA', 'JAPAN_MHLW', 'JAPAN_NPA']
         when 'FALSE_DOCUMENTS' then array['JAPAN_ISA', 'JAPAN_MOFA', 'JAPAN_NPA']
         when 'OTHER' then ${signed}
         else array['JAPAN_ISA', 'JAPAN_MHLW'] end
       from "misconduct_report" "report" where "report"."id" = "notice"."subject_id"), ${signed})
     else array['JAPAN_ISA'] end`,
  `alter table "notice" alter column "addressed_to" set not null`,
  `create index "notice_addressed_to" on "notice" using gin ("addressed_to")`,
  `alter table "webhook_endpoint" add column "addressed_to" text`,
];

export class AddressedNotices1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['webhook_endpoint', 'notice'])
      await runner.query(`alter table "${table}" drop column "addressed_to"`);
  }
}
