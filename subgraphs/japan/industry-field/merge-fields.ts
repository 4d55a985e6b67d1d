import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { fieldSuspension } from '../field-suspension/field-suspension.table.ts';
import { lift } from '../field-suspension/move-suspension.ts';
import { currentField } from './current-field.ts';
import type { CurrentField } from './current-field.ts';
import { industryField } from './industry-field.table.ts';

interface MergeInput extends MutationInput {
  readonly codes: readonly string[];
  readonly code: string;
  readonly nameJapanese: string;
  readonly nameEnglish: string;
  readonly ministryInCharge: string;
  readonly effectiveFrom: string;
  readonly cap?: number | null;
  readonly capBasis?: string | null;
}

/** Merges fields: each ends on the day before the merged one begins, and a stop of acceptance in it ends too. */
export const mergeFields: Act<MergeInput> = {
  mutation: 'mergeIndustryFields',
  article: '8',
  perform: async ({ clientMutationKey: _, codes, cap = null, capBasis = null, ...merged }, writing) => {
    const { effectiveFrom } = merged;
    if (new Set(codes).size !== codes.length || codes.length < 2)
      throw invalidInput('codes', 'A merge is of several fields, each named once.');
    checkDone(writing, { field: 'effectiveFrom', day: effectiveFrom, party: 'JAPAN' });
    const fields: CurrentField[] = [];
    for (const code of codes) fields.push(await currentField(writing, code));
    if (fields.some((field) => field.effectiveFrom >= effectiveFrom))
      throw invalidInput('effectiveFrom', 'One of the fields began on that day or later.');
    await endFields(writing, fields, effectiveFrom);
    const industryFieldId = await addRecord(writing, industryField, {
      keptFor: 'JAPAN',
      given: { ...merged, cap, capBasis },
    });
    await writing.query(
      `with merged as (update "industry_field" set "merged_into_id" = $2::uuid where "id" = any($1::uuid[])
         returning 1) select count(*) from merged`,
      [fields.map(({ id }) => id), industryFieldId],
    );
    const liftedSuspensionIds = await liftSuspensions(writing, fields, effectiveFrom);
    return { type: 'IndustryFieldsMerged', industryFieldId, liftedSuspensionIds, recordedAt: writing.now };
  },
};

const endFields = async (
  { query }: Writing,
  fields: readonly CurrentField[],
  effectiveFrom: string,
): Promise<void> => {
  await query(
    `with ended as (update "industry_field" set "effective_to" = $2::date - 1
       where "id" = any($1::uuid[]) returning 1) select count(*) from ended`,
    [fields.map(({ id }) => id), effectiveFrom],
  );
};

/** Lifts every stop in some fields that is not lifted yet, and gives their ids. */
const liftSuspensions = async (
  writing: Writing,
  fields: readonly CurrentField[],
  day: string,
): Promise<readonly string[]> => {
  const open = await writing.query<{ readonly id: string }>(
    `select "id" from "field_suspension" where "industry_field_id" = any($1::uuid[]) and "resumed_on" is null
       and "withdrawn_at" is null
     order by "in_force_from", "id"`,
    [fields.map(({ id }) => id)],
  );
  for (const { id } of open)
    await lift(writing, await findRecord(writing, fieldSuspension, id), { field: 'effectiveFrom', day });
  return open.map(({ id }) => id);
};
