import type { Sending } from '../../kit/preview/preview-sending.ts';
import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { Refused } from '../../kit/write/refused.ts';
import { currentField } from '../industry-field/current-field.ts';
import { checkSuspension } from './check-suspension.ts';
import { fieldSuspension } from './field-suspension.table.ts';

/** In which field acceptance is to stop, from when, and on which figures. */
export interface SuspendInput extends MutationInput {
  readonly industryFieldCode: string;
  readonly requestedOn: string;
  readonly inForceFrom: string;
  readonly holders: number;
  readonly cap: number;
}

/**
 * What a stop says of what is given.
 * @throws Refused where no stop can say so.
 */
export const suspensionContent = (
  { industryFieldCode, requestedOn, inForceFrom, holders, cap }: SuspendInput,
  sending: Sending,
) => {
  checkDone(sending, { field: 'requestedOn', day: requestedOn, party: 'JAPAN' });
  checkSuspension({ requestedOn, inForceFrom, holders, cap });
  return { industryFieldCode, requestedOn, inForceFrom, holders, cap };
};

/** Decides a stop of acceptance (section 8); it may begin later. A field has one at a time. */
export const suspendField: Act<SuspendInput> = {
  mutation: 'suspendField',
  article: '8',
  perform: async (input, writing) => {
    const industryFieldId = await currentField(writing, input.industryFieldCode);
    const given = suspensionContent(input, writing);
    // Of two at the same moment, the second waits here for the end of the first.
    await writing.query('select pg_advisory_xact_lock(hashtext($1))', [industryFieldId]);
    await refuseSecond(writing, industryFieldId);
    const fieldSuspensionId = await addRecord(writing, fieldSuspension, {
      keptFor: 'JAPAN',
      given,
      besides: { industryFieldId, synthetic: false },
    });
    return { type: 'FieldSuspended', fieldSuspensionId, recordedAt: writing.now };
  },
};

/**
 * Refuses a stop in a field in which acceptance is stopped already.
 * @throws Refused
 */
export const refuseSecond = async (
  { query }: Pick<Writing, 'query'>,
  industryFieldId: string,
): Promise<void> => {
  const [open] = await query(
    `select "id" from "field_suspension" where "industry_field_id" = $1::uuid and "resumed_on" is null
       and "withdrawn_at" is null limit 1`,
    [industryFieldId],
  );
  if (open !== undefined)
    throw new Refused({ type: 'Conflict', message: 'Acceptance in this field is stopped already.' });
};
