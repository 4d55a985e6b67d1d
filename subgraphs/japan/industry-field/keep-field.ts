import { checkDone } from '../../kit/write/check-day.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { step } from '../../kit/write/step.ts';
import type { StepInput } from '../../kit/write/step.ts';
import { fieldCourse } from './field-course.ts';

interface FieldStepInput extends StepInput {
  readonly industryFieldId: string;
}

interface CapInput extends FieldStepInput {
  readonly cap?: number | null;
  readonly capBasis: string;
  readonly capFrom: string;
}

interface HoldersInput extends FieldStepInput {
  readonly holders: number;
  readonly holdersAsOf: string;
}

interface CloseInput extends FieldStepInput {
  readonly effectiveTo: string;
  readonly basis: string;
}

/** Sets the cap of a field, or takes it away, from the day on which the decision has it. */
export const setFieldCap = step<CapInput>(fieldCourse, {
  mutation: 'setIndustryFieldCap',
  article: '8',
  side: 'originator',
  event: 'CAP',
  sets: ({ cap = null, capBasis, capFrom }, { found, writing }) => {
    if ((cap ?? 0) < 0) throw invalidInput('cap', 'It is less than none.');
    checkDone(writing, { field: 'capFrom', day: capFrom, party: 'JAPAN' });
    if (capFrom < String(found['capFrom'] ?? found['effectiveFrom']))
      throw invalidInput('capFrom', 'What stands is of a later day.');
    return { cap, capBasis, capFrom };
  },
  result: 'IndustryFieldCapSet',
});

/** Records how many hold the status in a field, as they were counted on a day. */
export const recordFieldHolders = step<HoldersInput>(fieldCourse, {
  mutation: 'recordIndustryFieldHolders',
  article: '8',
  side: 'originator',
  event: 'COUNT',
  sets: ({ holders, holdersAsOf }, { found, writing }) => {
    if (holders < 0) throw invalidInput('holders', 'It is less than none.');
    checkDone(writing, { field: 'holdersAsOf', day: holdersAsOf, party: 'JAPAN' });
    const { holdersAsOf: countedBefore } = found;
    if (typeof countedBefore === 'string' && holdersAsOf < countedBefore)
      throw invalidInput('holdersAsOf', 'What stands was counted on a later day.');
    return { holders, holdersAsOf };
  },
  result: 'IndustryFieldHoldersRecorded',
});

/** Closes a field in whose place no other stands. A stop of acceptance in it is not lifted by that: nobody is accepted. */
export const closeField = step<CloseInput>(fieldCourse, {
  mutation: 'closeIndustryField',
  article: '8',
  side: 'originator',
  event: 'CLOSING',
  sets: ({ effectiveTo, basis }, { found, writing }) => {
    checkDone(writing, { field: 'effectiveTo', day: effectiveTo, party: 'JAPAN' });
    if (effectiveTo < String(found['effectiveFrom']))
      throw invalidInput('effectiveTo', 'The field began after that day.');
    return { effectiveTo, endBasis: basis };
  },
  result: 'IndustryFieldClosed',
});
