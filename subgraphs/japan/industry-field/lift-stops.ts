import type { Writing } from '../../kit/write/act.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { fieldSuspension } from '../field-suspension/field-suspension.table.ts';
import { lift } from '../field-suspension/move-suspension.ts';

/**
 * Lifts every stop of acceptance in some fields that is not lifted yet, on the day on which others stand in their place.
 * @returns their ids.
 */
export const liftStops = async (
  writing: Writing,
  industryFieldIds: readonly string[],
  day: string,
): Promise<readonly string[]> => {
  const open = await writing.query<{ readonly id: string }>(
    `select "id" from "field_suspension" where "industry_field_id" = any($1::uuid[]) and "resumed_on" is null
       and "withdrawn_at" is null
     order by "in_force_from", "id"`,
    [industryFieldIds],
  );
  for (const { id } of open)
    await lift(writing, await findRecord(writing, fieldSuspension, id), { field: 'effectiveFrom', day });
  return open.map(({ id }) => id);
};
