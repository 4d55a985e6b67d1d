import { errorCode } from '../error-code.ts';

/**
 * Why an act is not carried out, by the names of the graph's types; each implements the interface of refusals. The section
 * is the act's own unless given.
 */
export type Refusal = Reason & { readonly article?: string };

type Reason =
  /** The record is not there, or not for this caller to see: nobody can tell which. */
  | { readonly type: 'NotFound'; readonly message: string }
  /** Where the record stands does not allow the act. */
  | { readonly type: 'WrongState'; readonly message: string; readonly state: string }
  /** The act on this record is the other side's, or another agency's. */
  | { readonly type: 'WrongParty'; readonly message: string }
  /** The record has changed since the caller saw it. */
  | { readonly type: 'StaleVersion'; readonly message: string; readonly version: number }
  /** A value of the input cannot be. */
  | { readonly type: 'InvalidInput'; readonly message: string; readonly field: string }
  /** The key was used for another input. */
  | { readonly type: 'KeyReused'; readonly message: string }
  /** Another record stands in the way, whether the caller may see it or not. */
  | { readonly type: 'Conflict'; readonly message: string };

/** An act that is refused: thrown by whoever finds out, told as data, and nothing of the act is kept. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.type);
    this.refusal = refusal;
  }
}

/**
 * Does what belongs to a record that is owed under a section of its own, so that a refusal names that section, and not the
 * one under which the act stands in general.
 * @throws Refused naming the section.
 */
export const underSection = async <Done>(article: string, work: () => Promise<Done>): Promise<Done> => {
  try {
    return await work();
  } catch (error) {
    throw new Refused({ ...refusalOf(error), article });
  }
};

/** The refusal of a value, by the name of its input field. */
export const invalidInput = (field: string, message: string): Refused =>
  new Refused({ type: 'InvalidInput', field, message });

/**
 * PostgreSQL's refusals of a row: its key is taken, it refers to none, its policy does not admit it. The first two look
 * at rows that the caller may not see, so that all three are told alike.
 */
const rowRefused: ReadonlySet<string> = new Set(['23505', '23503', '42501']);

/** The refusal that an error stands for; any other error is thrown again. */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refused) return error.refusal;
  if (rowRefused.has(errorCode(error) ?? ''))
    return { type: 'Conflict', message: 'This cannot be recorded beside what is recorded already.' };
  throw error;
};
