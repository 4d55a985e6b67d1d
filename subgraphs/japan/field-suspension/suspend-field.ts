import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { Refused } from '../../kit/write/refused.ts';
import { currentField } from '../industry-field/current-field.ts';
import { checkSuspension } from './check-suspension.ts';
import { fieldSuspension } from './field-suspension.table.ts';

interface SuspendInput extends MutationInput {
  readonly industryFieldCode: string;
  readonly requestedOn: string;
  readonly inForceFrom: string;
  readonly holders: number;
  readonly cap: number;
}

/** Decides a stop of acceptance (section 8); it may begin later. A field has one at a time. */
export const suspendField: Act<SuspendInput> = {
  mutation: 'suspendField',
  article: '8',
  perform: async ({ industryFieldCode, requestedOn, inForceFrom, holders, cap }, writing) => {
    const industryFieldId = await currentField(writing, industryFieldCode);
    checkDone(writing, { field: 'requestedOn', day: requestedOn, party: 'JAPAN' });
    checkSuspension({ requestedOn, inForceFrom, holders, cap });
    await refuseSecond(writing, industryFieldId);
    const fieldSuspensionId = await addRecord(writing, fieldSuspension, {
      keptFor: 'JAPAN',
      given: { industryFieldCode, requestedOn, inForceFrom, holders, cap },
      besides: { industryFieldId, synthetic: false },
    });
    return { type: 'FieldSuspended', fieldSuspensionId, recordedAt: writing.now };
  },
};

const refuseSecond = async ({ query }: Writing, industryFieldId: string): Promise<void> => {
  // Of two at the same moment, the second waits here for the end of the first.
  await query('select pg_advisory_xact_lock(hashtext($1))', [industryFieldId]);
  const [open] = await query(
    `select "id" from "field_suspension" where "industry_field_id" = $1::uuid and "resumed_on" is null
       and "withdrawn_at" is null limit 1`,
    [industryFieldId],
  );
  if (open !== undefined)
    throw new Refused({ type: 'Conflict', message: 'Acceptance in this field is stopped already.' });
};
