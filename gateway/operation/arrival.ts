import type { AudienceId } from '../../schema/audience.ts';
import type { Kinds } from './allow-kind.ts';
import type { Asked } from './question.ts';

/** What the log may know of a request: no values, no variables, no names from the operation. */
export interface RequestFacts {
  readonly audience?: AudienceId;
  /** How many coordinates the operation names. */
  readonly coordinates?: number;
}

/** A request as it reaches the path, whatever door it came by. */
export interface Arrival {
  /** Every value of its `Authorization` header. */
  readonly authorization: readonly string[];
  /** Reads the question. It is called only for callers that are known. */
  readonly question: () => Asked;
  /** What the door lets in. */
  readonly allows: Kinds;
  /** Aborted when the caller has gone. */
  readonly gone: AbortSignal;
  /** Aborted when the caller has gone or the time is over. */
  readonly signal: AbortSignal;
  /** Tells the log. */
  readonly note: (facts: RequestFacts) => void;
  /** Tells the operators that a plan reached beyond its view. */
  readonly alarm: () => void;
}
