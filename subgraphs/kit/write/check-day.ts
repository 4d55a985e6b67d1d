import type { Party } from '../../../schema/audience.ts';
import { localDay } from '../facts/local-day.ts';
import type { Writing } from './act.ts';
import { invalidInput } from './refused.ts';

/** A day that an act states. */
interface StatedDay {
  /** The input field that holds it. */
  readonly field: string;
  readonly day: string;
  /** By whose days it is meant. */
  readonly party: Party;
}

/** Refuses a day that is still to come: what opens a record, or changes how it stands, is an act and never a plan. */
export const checkDone = ({ now }: Pick<Writing, 'now'>, { field, day, party }: StatedDay): void => {
  if (day > localDay(now, party))
    throw invalidInput(field, 'The day is still to come; an act is recorded once it is done.');
};
