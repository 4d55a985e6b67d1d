import type { Audience, Party } from '../../../schema/audience.ts';
import type { Query } from '../storage/query.ts';
import type { Markings } from '../walls/released.ts';

/** What every mutation's input holds. */
export interface MutationInput {
  /** The caller's own name for this one act, so that its repetition does no harm. */
  readonly clientMutationKey: string;
}

/** What came of an act, as it is kept: the name of a type of the mutation's result, and what that type's fields are read from. */
export type Outcome = Readonly<Record<string, unknown>> & { readonly type: string };

/** An act of the Memorandum: what one mutation does. */
export interface Act<Input extends MutationInput> {
  /** The field of the mutation. */
  readonly mutation: string;
  /**
   * The section of the Memorandum under which it is done, for example `7(4)`; of each side, where the two owe it under
   * sections of their own.
   */
  readonly article: string | Readonly<Record<Party, string>>;
  /**
   * Carries it out, in the transaction of `writing`.
   * @throws Refused where it may not be; then nothing of it is kept.
   */
  readonly perform: (input: Input, writing: Writing) => Promise<Outcome>;
}

/** What an act has at hand while it is carried out. */
export interface Writing {
  readonly mutation: string;
  readonly article: string;
  readonly audience: Audience;
  readonly markings: Markings;
  /** Runs one statement in the act's transaction, under the audience's own login. */
  readonly query: Query;
  /** The instant of the transaction by the database's clock, in universal time. */
  readonly now: string;
}
