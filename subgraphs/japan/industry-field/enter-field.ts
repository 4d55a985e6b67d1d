import type { Act, MutationInput } from '../../kit/write/act.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { addField } from './add-field.ts';
import { checkField } from './field-input.ts';
import type { FieldInput } from './field-input.ts';

interface EnterInput extends MutationInput, FieldInput {
  readonly effectiveFrom: string;
}

/** Enters a field that the Cabinet has added. */
export const enterField: Act<EnterInput> = {
  mutation: 'enterIndustryField',
  article: '8',
  perform: async ({ effectiveFrom, ...field }, writing) => {
    checkDone(writing, { field: 'effectiveFrom', day: effectiveFrom, party: 'JAPAN' });
    await checkField(writing, field, { effectiveFrom, insteadOf: [] });
    const industryFieldId = await addField(writing, field, { effectiveFrom });
    return { type: 'IndustryFieldEntered', industryFieldId, recordedAt: writing.now };
  },
};
