/** The reasons a part of an answer may be missing, from the gateway's allow-list of error codes. */
export const faultCodes = [
  'SUBGRAPH_UNAVAILABLE',
  'TIMEOUT',
  'INVALID_RESPONSE',
  'BAD_USER_INPUT',
  'INTERNAL',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/**
 * One thing that went wrong while answering. It carries no text: messages are made from the code alone.
 * The path is in the client's response keys, cut to what the client selected.
 */
export interface Fault {
  readonly code: FaultCode;
  readonly path?: readonly (string | number)[];
}

/** More than this many faults say nothing new; the rest are dropped, the nulls they explain stay. */
export const mostFaults = 1000;
