/**
 * Why a value inside a caller's own view may not have been released (Memorandum, section 3), with the article that says
 * so. A reason follows from rules and consents alone, never from whether there is a value.
 */
export const withheldReasons = {
  /** A consent opens this field of some record, but not of this one. */
  NO_CONSENT_FOR_RECORD: { article: '3' },
  /** The side to which this part of the record is owed was not notified of it yet, whatever there is to be notified. */
  NOT_YET_NOTIFIED: { article: '7(3)' },
} as const;

export type WithheldReason = keyof typeof withheldReasons;

/** Whether a text is one of the reasons. */
export const isWithheldReason = (text: unknown): text is WithheldReason =>
  typeof text === 'string' && Object.hasOwn(withheldReasons, text);

/** One value that was withheld: which field, where in the answer, and why. */
export interface Withheld {
  readonly coordinate: string;
  readonly path: readonly (string | number)[];
  readonly reason: WithheldReason;
  readonly article: string;
}
