import type { Act } from '../write/act.ts';
import { changedValues } from '../write/changed-values.ts';
import { givenChanges } from '../write/given-changes.ts';
import { invalidInput } from '../write/refused.ts';
import { step } from '../write/step.ts';
import type { Course, Step, StepInput, StepTaken, ToldStep } from '../write/step.ts';
import type { Correctable } from './correctable.ts';
import { keepVersion } from './keep-version.ts';

/** What the input of a correction or a withdrawal holds besides what it corrects. */
export interface GroundedInput extends StepInput {
  readonly ground: string;
}

/** What the other side is told of. */
export interface Corrected extends ToldStep {
  /** What the record says from now on. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly ground: string;
}

/** How records of one kind are corrected. */
export interface Corrections {
  readonly correctable: Correctable;
  readonly course: Course;
  readonly article: Act<GroundedInput>['article'];
  /**
   * Refuses what a record cannot say, where it cannot say everything.
   * @throws Refused naming the input field.
   */
  readonly check?: (content: Readonly<Record<string, unknown>>, taken: StepTaken) => void | Promise<void>;
  /**
   * Refuses the withdrawal of a record that cannot be undone any more, where there is one.
   * @throws Refused
   */
  readonly checkWithdrawal?: (taken: StepTaken) => void;
  /** What marks the record as corrected; its `correctedAt` unless given. */
  readonly marks?: (taken: StepTaken) => Readonly<Record<string, unknown>>;
  /** Tells the other side, if it knows of the record. */
  readonly tell: (corrected: Corrected) => Promise<void>;
}

/** What a correction or a withdrawal is called: its mutation, the kind of its notice, and the type of its result. */
interface ActName {
  readonly mutation: string;
  readonly kind: string;
  readonly result: string;
}

/** Keeps what the record said, and tells whoever has read it that it says so no longer. */
const besides =
  ({ correctable, tell }: Corrections, kind: string): NonNullable<Step<GroundedInput>['besides']> =>
  async (input, taken) => {
    const { found } = taken;
    await keepVersion(correctable, taken, input.ground);
    const given = Object.entries(input).filter(
      ([property, value]) => correctable.content.includes(property) && value !== undefined,
    );
    const content = Object.fromEntries(correctable.content.map((property) => [property, found[property]]));
    await tell({
      ...taken,
      kind,
      content: { ...content, ...Object.fromEntries(given) },
      ground: input.ground,
      version: found.version + 1,
    });
  };

/**
 * Refuses a correction by which the record would say what it says already: the other side would be told of nothing.
 * @throws Refused naming the input field.
 */
const refuseUnchanged = (given: Readonly<Record<string, unknown>>, { found }: StepTaken): void => {
  const values = changedValues(found, given);
  if (values.every(({ before, after }) => before === after))
    throw invalidInput(values[0]?.property ?? 'input', 'The record says this already.');
};

/** The act by which a side corrects what a record of its own says, wherever the record stands. */
export const correct = (
  corrections: Corrections,
  { mutation, kind, result }: ActName,
): Act<GroundedInput> => {
  const { correctable, course, article, check } = corrections;
  const marks = corrections.marks ?? (({ writing }) => ({ correctedAt: writing.now }));
  return step<GroundedInput>(course, {
    mutation,
    article,
    side: 'originator',
    event: 'CORRECTION',
    sets: async (input, taken) => {
      const given = givenChanges(correctable.table, input, correctable.content);
      refuseUnchanged(given, taken);
      await check?.({ ...taken.found, ...given }, taken);
      return { ...given, ...marks(taken) };
    },
    besides: besides(corrections, kind),
    result,
  });
};

/** The act by which a side withdraws a record of its own, which ought not to have been. It keeps its words, and ends. */
export const withdraw = (corrections: Corrections, { mutation, kind, result }: ActName): Act<GroundedInput> =>
  step<GroundedInput>(corrections.course, {
    mutation,
    article: corrections.article,
    side: 'originator',
    event: 'WITHDRAWAL',
    instant: 'withdrawnAt',
    sets: (_input, taken) => {
      corrections.checkWithdrawal?.(taken);
      return {};
    },
    besides: besides(corrections, kind),
    result,
  });
