import type { AudienceId } from '../../../schema/audience.ts';
import type { Operation, OperationKind } from '../operations/operation.ts';
import type { RootKind } from '../operations/roots.ts';

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
  readonly byRoot: Readonly<Record<RootKind, number>>;
  /** How many of them were held against each other world. */
  readonly compared: Readonly<Record<'swap' | 'purge', number>>;
  /** Answers that hold a value of a register. */
  readonly bearingData: number;
  /** Operations that name a restricted element. */
  readonly namingRestricted: number;
  /** Restricted elements in each disguise: how many there are, and those that were asked for. */
  readonly aims: number;
  readonly aimed: readonly string[];
  /** Operations asked beyond those above, for the aims that were left. */
  readonly askedForAims: number;
  /** Differences between the same world twice. */
  readonly sameWorldTwice: number;
  /** How often one world's answer came too late, and said what the other's did when both were asked again. */
  readonly late: number;
  /** After how many of its operations a cleared audience saw a difference; undefined if it never did. */
  readonly clearedSawAfter?: number;
  readonly leaks: readonly Leak[];
  readonly seconds: number;
}

/** A count of a report's operations, in per cent. */
export const share = (report: AudienceReport, of: 'bearingData' | 'namingRestricted'): number =>
  Math.round((1000 * report[of]) / Math.max(1, report.operations)) / 10;

const sum = <Name extends string>(
  left: Readonly<Record<Name, number>>,
  right: Readonly<Record<Name, number>>,
): Record<Name, number> =>
  Object.fromEntries((Object.keys(left) as Name[]).map((name) => [name, left[name] + right[name]])) as Record<
    Name,
    number
  >;

const joined = (left: AudienceReport, right: AudienceReport): AudienceReport => {
  const saw = [left.clearedSawAfter, right.clearedSawAfter].filter((after) => after !== undefined);
  return {
    audience: left.audience,
    seed: left.seed,
    operations: left.operations + right.operations,
    byKind: sum(left.byKind, right.byKind),
    byRoot: sum(left.byRoot, right.byRoot),
    compared: sum(left.compared, right.compared),
    bearingData: left.bearingData + right.bearingData,
    namingRestricted: left.namingRestricted + right.namingRestricted,
    aims: left.aims,
    aimed: [...new Set([...left.aimed, ...right.aimed])],
    askedForAims: left.askedForAims + right.askedForAims,
    sameWorldTwice: left.sameWorldTwice + right.sameWorldTwice,
    late: left.late + right.late,
    ...(saw.length === 0 ? {} : { clearedSawAfter: Math.min(...saw) }),
    leaks: [...left.leaks, ...right.leaks],
    seconds: Math.max(left.seconds, right.seconds),
  };
};

/** One report for each audience, from those of processes that shared its operations. */
export const joinReports = (reports: readonly AudienceReport[]): readonly AudienceReport[] =>
  [...Map.groupBy(reports, ({ audience }) => audience).values()].map((own) => own.reduce(joined));
