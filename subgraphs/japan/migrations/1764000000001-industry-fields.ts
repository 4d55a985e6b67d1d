import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { holdersCountedOn, industryFields } from '../../kit/facts/industry-field.ts';

/** The id of a field, the same in every installation: a version 4 shape over a digest of its code. */
const idOf = (code: string): string => {
  const digest = createHash('sha256').update(`industry-field:${code}`).digest().subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x40, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  return digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** The specified industrial fields as they stood when this system began; facts, with their source in their own file. */
export class IndustryFields1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const field of industryFields) {
      await runner.query(
        `insert into "industry_field" ("id", "code", "name_japanese", "name_english", "ministry_in_charge", "effective_from",
           "cap", "cap_basis", "holders", "holders_as_of") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          idOf(field.code),
          field.code,
          field.japanese,
          field.english,
          `${field.ministry.code} ${field.ministry.japanese}`,
          field.decidedOn,
          field.cap ?? null,
          [field.capPeriod, field.doubt].filter((text) => text !== undefined).join('. ') || null,
          field.holders ?? null,
          field.holders === undefined ? null : holdersCountedOn,
        ],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from "industry_field"');
  }
}
