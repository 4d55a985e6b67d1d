import { dayBefore } from '../../kit/facts/calendar-date.ts';
import type { Writing } from '../../kit/write/act.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import type { Course } from '../../kit/write/step.ts';
import { industryField } from './industry-field.table.ts';

/** What follows upon what: a field ends once, and what has ended is not changed. */
export const fieldMoves: Moves = {
  STANDING: { CAP: 'STANDING', COUNT: 'STANDING', MERGER: 'ENDED', SPLIT: 'ENDED', CLOSING: 'ENDED' },
  ENDED: {},
};

/** How a field stands, which follows from its last day. */
export const fieldStanding = ({ effectiveTo }: FoundRecord): string =>
  (effectiveTo ?? null) === null ? 'STANDING' : 'ENDED';

/** The life of a field, which is Japan's. */
export const fieldCourse: Course = {
  table: industryField,
  moves: fieldMoves,
  idProperty: 'industryFieldId',
  side: 'JAPAN',
  standing: fieldStanding,
};

/**
 * The last day of a field in whose place others stand from a day on.
 * @throws Refused where that day is still to come, or the field began on it or later.
 */
export const lastDayBefore = (writing: Writing, found: FoundRecord, effectiveFrom: string): string => {
  checkDone(writing, { field: 'effectiveFrom', day: effectiveFrom, party: 'JAPAN' });
  if (String(found['effectiveFrom']) >= effectiveFrom)
    throw invalidInput('effectiveFrom', 'The field began on that day or later.');
  return dayBefore(effectiveFrom);
};
