import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Industry fields are kept by acts that state a version; one field of a code stands at a time. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `alter table "industry_field" add column "split_from_id" uuid, add column "end_basis" text, add column "cap_from" date,
    add column "version" integer not null default 1`,
  'create unique index "industry_field_standing" on "industry_field" ("code") where "effective_to" is null',
  // Merges did not carry along what was held of entities under the codes that ended.
  `with recursive followed ("code", "at") as (
     select "code", "merged_into_id" from "industry_field" as ended
     where "merged_into_id" is not null
       and not exists (select 1 from "industry_field" as standing
         where standing."code" = ended."code" and standing."effective_from" > ended."effective_from")
     union all
     select followed."code", became."merged_into_id" from followed join "industry_field" as became on became."id" = followed."at"
     where became."merged_into_id" is not null
   ), renamed as (
     select followed."code", became."code" as "into" from followed
     join "industry_field" as became on became."id" = followed."at" and became."merged_into_id" is null
   )
   update "receiving_entity" as kept set "industry_field_codes" = array(
     select coalesce(renamed."into", held."code") from unnest(kept."industry_field_codes") with ordinality as held ("code", "place")
     left join renamed on renamed."code" = held."code"
     group by 1 order by min(held."place"))
   where kept."industry_field_codes" && array(select "code" from renamed)`,
];

export class KeptIndustryFields1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index "industry_field_standing"');
    await runner.query(
      `alter table "industry_field" drop column "split_from_id", drop column "end_basis", drop column "cap_from",
        drop column "version"`,
    );
  }
}
