import { invalidInput } from '../../kit/write/refused.ts';
import { step } from '../../kit/write/step.ts';
import type { StepInput } from '../../kit/write/step.ts';
import { addField } from './add-field.ts';
import { fieldCourse, lastDayBefore } from './field-course.ts';
import { checkField } from './field-input.ts';
import type { FieldInput } from './field-input.ts';
import { liftStops } from './lift-stops.ts';

interface SplitInput extends StepInput {
  readonly industryFieldId: string;
  readonly effectiveFrom: string;
  readonly basis: string;
  readonly parts: readonly FieldInput[];
}

/**
 * Splits a field: it ends on the day before its parts begin, one of which may have its code, and a stop of acceptance in
 * it ends too. To which part an entity belongs it has to say itself: until then it is held under the field that was split,
 * or under the part that has its code.
 */
export const splitField = step<SplitInput>(fieldCourse, {
  mutation: 'splitIndustryField',
  article: '8',
  side: 'originator',
  event: 'SPLIT',
  sets: ({ parts, effectiveFrom, basis }, { found, writing }) => {
    if (parts.length < 2 || new Set(parts.map(({ code }) => code)).size !== parts.length)
      throw invalidInput('parts', 'A split is into several fields, each with a code of its own.');
    return { effectiveTo: lastDayBefore(writing, found, effectiveFrom), endBasis: basis };
  },
  besides: async ({ parts, effectiveFrom }, { found, writing }) => {
    for (const part of parts) {
      await checkField(writing, part, { effectiveFrom, insteadOf: [String(found['code'])] });
      await addField(writing, part, { effectiveFrom, splitFromId: found.id });
    }
    await liftStops(writing, [found.id], effectiveFrom);
  },
  result: 'IndustryFieldSplit',
});
