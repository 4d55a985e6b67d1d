import { randomUUID } from 'node:crypto';
import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { moved } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { addField } from './add-field.ts';
import { carryCodes } from './carry-codes.ts';
import { fieldMoves, fieldStanding, lastDayBefore } from './field-course.ts';
import { checkField } from './field-input.ts';
import type { FieldInput } from './field-input.ts';
import { industryField } from './industry-field.table.ts';
import { liftStops } from './lift-stops.ts';

/** A field that is merged, as the caller saw it. */
interface MergedField {
  readonly industryFieldId: string;
  readonly version: number;
}

interface MergeInput extends MutationInput, FieldInput {
  readonly fields: readonly MergedField[];
  readonly effectiveFrom: string;
}

/**
 * Merges fields: each ends on the day before the merged one begins, and a stop of acceptance in it ends too. What was held
 * of an entity under one of their codes is held under that of the merged one.
 */
export const mergeFields: Act<MergeInput> = {
  mutation: 'mergeIndustryFields',
  article: '8',
  perform: async ({ fields, effectiveFrom, ...merged }, writing) => {
    const ids = new Set(fields.map(({ industryFieldId }) => industryFieldId.toLowerCase()));
    if (ids.size !== fields.length || ids.size < 2)
      throw invalidInput('fields', 'A merge is of several fields, each named once.');
    const found = await fieldsToEnd(writing, fields);
    const id = randomUUID();
    for (const field of found)
      await changeRecord(writing, industryField, field, {
        version: field.version,
        set: { effectiveTo: lastDayBefore(writing, field, effectiveFrom), mergedIntoId: id },
        keptFor: 'JAPAN',
      });
    const codes = found.map((field) => String(field['code']));
    await checkField(writing, merged, { effectiveFrom, insteadOf: codes });
    const industryFieldId = await addField(writing, merged, { id, effectiveFrom });
    const liftedSuspensionIds = await liftStops(
      writing,
      found.map((field) => field.id),
      effectiveFrom,
    );
    await carryCodes(
      writing,
      codes.filter((code) => code !== merged.code),
      merged.code,
    );
    return { type: 'IndustryFieldsMerged', industryFieldId, liftedSuspensionIds, recordedAt: writing.now };
  },
};

/** The fields that end, each as the caller saw it; in one order, so that no two merges wait for each other. */
const fieldsToEnd = async (
  writing: Writing,
  fields: readonly MergedField[],
): Promise<readonly FoundRecord[]> => {
  const ending: FoundRecord[] = [];
  for (const { industryFieldId, version } of fields) {
    const found = await findRecord(writing, industryField, industryFieldId);
    checkVersion(found, version);
    moved(fieldMoves, fieldStanding(found), 'MERGER');
    ending.push(found);
  }
  return ending.sort((one, other) => (one.id < other.id ? -1 : 1));
};
