import { parties } from '../../../schema/audience.ts';
import type { Party, Recipient } from '../../../schema/audience.ts';
import type { Table } from '../storage/table.ts';
import type { Act, MutationInput, Outcome, Writing } from './act.ts';
import { actingParty } from './acting-party.ts';
import { changeRecord, checkVersion } from './change-record.ts';
import { findRecord } from './find-record.ts';
import type { FoundRecord } from './find-record.ts';
import { moved } from './moves.ts';
import type { Moves } from './moves.ts';
import { Refused } from './refused.ts';

/** Records that one side sends and the other answers: where they lie, how they move, and what their acts speak of. */
export interface Course {
  readonly table: Table;
  readonly moves: Moves;
  /** The property of inputs and results that names the record, for example `misconductReportId`. */
  readonly idProperty: string;
  /** The property that names the side whose a record is; `originator` unless given. */
  readonly whose?: string;
  /** Whose all of its records are, where no property names it. */
  readonly side?: Party;
  /** For whom their changes are kept; for the side whose a record is unless given. */
  readonly keptFor?: Recipient;
  /** Where a record stands, where that follows from what is recorded of it and no act sets it. */
  readonly standing?: (found: FoundRecord) => string;
  /** Tells the other side of a step on such a record; where none is given, no step of it tells. */
  readonly tell?: (told: ToldStep) => Promise<void>;
}

/** What a step has at hand: the record as the caller saw it, whose it is, and who acts. */
export interface StepTaken {
  readonly found: FoundRecord;
  readonly originator: Party;
  readonly actor: Party;
  readonly writing: Writing;
}

/** What the other side is told of a step. */
export interface ToldStep extends StepTaken {
  /** The kind of the notice. */
  readonly kind: string;
  /** The version of the record that the step made. */
  readonly version: number;
}

/** What every step's input holds beside the id of its record. */
export interface StepInput extends MutationInput {
  readonly version: number;
}

/** One step in the life of a record. */
export interface Step<Input extends StepInput> {
  readonly mutation: string;
  readonly article: Act<Input>['article'];
  /** Whose act it is. */
  readonly side: 'originator' | 'other side' | 'either side';
  readonly event: string | ((input: Input, taken: StepTaken) => string);
  /** The property that keeps the instant of the step, where one does. */
  readonly instant?: string;
  /** What else it sets; refuses what cannot be. */
  readonly sets?: (
    input: Input,
    taken: StepTaken,
  ) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;
  /** What else it writes, once the record is changed. */
  readonly besides?: (input: Input, taken: StepTaken) => Promise<void>;
  /** The kind of the notice by which the other side is told of it, where it is owed one. */
  readonly tells?: string | ((input: Input, taken: StepTaken) => string);
  /** The type of the result. */
  readonly result: string;
}

/**
 * Refuses to a side what is for the other one: an agreement to what it has itself proposed.
 * @throws Refused
 */
export const checkProposedByOther = ({ found, actor }: StepTaken, proposedBy: string): void => {
  if (found[proposedBy] === actor)
    throw new Refused({ type: 'WrongParty', message: 'This is for the side that did not propose it.' });
};

const wrongParty = {
  originator: 'This is for the side that sent it.',
  'other side': 'This is for the side to which it was sent.',
} as const;

/** Refuses a step to the side whose it is not. */
const checkSide = <Input extends StepInput>(
  { side }: Step<Input>,
  { originator, actor }: Pick<StepTaken, 'originator' | 'actor'>,
): void => {
  if (side === 'either side' || (side === 'originator') === (originator === actor)) return;
  throw new Refused({ type: 'WrongParty', message: wrongParty[side] });
};

/** What a step tells the other side once it is taken: nothing, where it names no kind of notice. */
const telling = <Input extends StepInput>(
  { tell }: Course,
  { mutation, tells }: Step<Input>,
): ((input: Input, taken: StepTaken, version: number) => Promise<void>) => {
  if (tells === undefined) return () => Promise.resolve();
  if (tell === undefined)
    throw new Error(`${mutation} tells the other side, and its course does not say how`);
  return (input, taken, version) =>
    tell({ ...taken, kind: typeof tells === 'string' ? tells : tells(input, taken), version });
};

/**
 * A step in the life of a record, as an act: it is found as its caller may see it, the side, the version and the state
 * are looked at in this order, and the change is kept for the side that sent the record. The other side is told of it in
 * the same transaction, where the step tells.
 */
export const step = <Input extends StepInput>(course: Course, taking: Step<Input>): Act<Input> => {
  const { table, moves, idProperty, whose = 'originator', side, keptFor, standing } = course;
  const { mutation, article, event, instant, sets, besides, result } = taking;
  const tell = telling(course, taking);
  const perform = async (input: Input, writing: Writing): Promise<Outcome> => {
    const found = await findRecord(writing, table, String(Reflect.get(input, idProperty)));
    const originator = side ?? parties.find((party) => party === found[whose]) ?? 'JAPAN';
    const taken: StepTaken = { found, originator, actor: actingParty(writing), writing };
    checkSide(taking, taken);
    checkVersion(found, input.version);
    const before = standing === undefined ? found['state'] : standing(found);
    const state = moved(moves, before, typeof event === 'string' ? event : event(input, taken));
    const version = await changeRecord(writing, table, found, {
      version: input.version,
      set: {
        ...(standing === undefined && { state }),
        ...(instant !== undefined && { [instant]: writing.now }),
        ...(await sets?.(input, taken)),
      },
      keptFor: keptFor ?? originator,
    });
    await besides?.(input, taken);
    await tell(input, taken, version);
    return { type: result, [idProperty]: found.id, recordedAt: writing.now };
  };
  return { mutation, article, perform };
};
