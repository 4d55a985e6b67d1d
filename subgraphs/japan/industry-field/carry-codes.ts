import type { Writing } from '../../kit/write/act.ts';
import { keepChanges } from '../../kit/write/change-record.ts';
import { statementsOf } from '../../kit/write/statements-of.ts';
import { updateRows } from '../../kit/storage/upsert.ts';
import { receivingEntity } from '../receiving-entity/receiving-entity.table.ts';

interface HeldEntity {
  readonly id: string;
  readonly version: number;
  readonly codes: readonly string[];
}

/**
 * Has every entity of some merged fields be one of the field that they became, with a line in its history: a code that no
 * field has any more would be found by nobody.
 */
export const carryCodes = async (
  writing: Writing,
  merged: readonly string[],
  code: string,
): Promise<void> => {
  const entities = await writing.query<HeldEntity>(
    `select "id", "version", "industry_field_codes" as "codes" from "receiving_entity"
     where "industry_field_codes" && $1::text[] order by "id" for update`,
    [merged],
  );
  const carried = entities.map(({ codes, ...entity }) => ({
    ...entity,
    codes,
    after: [...new Set(codes.map((held) => (merged.includes(held) ? code : held)))],
  }));
  await updateRows(
    statementsOf(writing),
    receivingEntity,
    carried.map(({ id, after }) => ({ id, industryFieldCodes: after })),
  );
  await keepChanges(
    writing,
    carried.map(({ id, version, codes, after }) => ({
      recordId: id,
      version: version + 1,
      keptFor: 'JAPAN',
      before: { industryFieldCodes: codes },
      after: { industryFieldCodes: after },
    })),
  );
};
