import type { AudienceId } from '../../../schema/audience.ts';
import type { Operation, OperationKind } from '../operations/operation.ts';

/** Two worlds that an audience could tell apart, or something that reached it. */
export interface Leak {
  readonly operation: number;
  readonly pair: 'swap' | 'purge' | 'twice' | 'released' | 'fetched' | 'probe';
  /** What differed, or what was released. */
  readonly what: string;
  readonly asked?: Operation;
  readonly answers: readonly string[];
}

/** What came of one audience's run. */
export interface AudienceReport {
  readonly audience: AudienceId;
  readonly seed: number;
  readonly operations: number;
  readonly byKind: Readonly<Record<OperationKind, number>>;
  /** How many of them were held against each other world. */
  readonly compared: Readonly<Record<'swap' | 'purge', number>>;
  /** Answers that hold a value of a register, in per cent. */
  readonly bearingData: number;
  /** Operations that name a restricted element, in per cent. */
  readonly namingRestricted: number;
  /** Restricted elements in each disguise: how many were asked for, of how many. */
  readonly aims: { readonly met: number; readonly all: number };
  /** Differences between the same world twice. */
  readonly sameWorldTwice: number;
  /** How often one world's answer failed where the other's did not, and did so no more when both were asked again. */
  readonly failedOnce: number;
  /** After how many of its operations a cleared audience saw a difference; undefined if it never did. */
  readonly clearedSawAfter: number | undefined;
  readonly leaks: readonly Leak[];
  readonly seconds: number;
}
