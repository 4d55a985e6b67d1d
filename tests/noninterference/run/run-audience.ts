import type { GraphQLSchema } from 'graphql';
import { validate, parse } from 'graphql';
import type { AudienceId } from '../../../schema/audience.ts';
import type { Operation, OperationKind } from '../operations/operation.ts';
import { mix } from '../operations/operation-stream.ts';
import type { OperationStream } from '../operations/operation-stream.ts';
import { ask, difference } from '../rig/ask.ts';
import type { Answered, Asked } from '../rig/ask.ts';
import type { Identities } from '../rig/identities.ts';
import type { Stack } from '../rig/open-stack.ts';
import { bearsData, dataOf, releasedValues } from './released-values.ts';
import type { AudienceReport, Leak } from './report.ts';

/** What one audience is run against. */
export interface AudienceRun {
  readonly audience: AudienceId;
  /** Someone who may see what this audience may not. */
  readonly cleared: AudienceId;
  /** Everyone who asks the same in between. */
  readonly warmers: readonly AudienceId[];
  readonly clearedView: GraphQLSchema;
  readonly identities: Identities;
  readonly stream: OperationStream;
  readonly seed: number;
  readonly operations: number;
  readonly base: Stack;
  /** The worlds that must look like the first. */
  readonly others: Readonly<Partial<Record<'swap' | 'purge', Stack>>>;
  readonly full: GraphQLSchema;
  readonly restricted: ReadonlySet<string>;
  /** Whether each operation is asked of every world. */
  readonly everyPair: boolean;
  /** How many leaks are enough. */
  readonly mostLeaks: number;
  /** Asks what no pair of worlds can tell. */
  readonly probe: () => Promise<readonly string[]>;
  /** Restricted coordinates that were fetched since it was last asked. */
  readonly fetchedOutside: () => readonly string[];
  readonly progress: (done: number, leaks: number) => void;
}

/** Operations under way at once: as many as keep the machine busy, few enough for the databases' small pools. */
const atOnce = 12;
/** Of so many operations, one is asked by a cleared audience first, so that whatever can be warmed is warm. */
const warmedEvery: Readonly<Record<OperationKind, number>> = {
  directed: 16,
  fixed: 16,
  'random-full': 16,
  'random-view': 10,
  record: 10,
};
/** Operations that cleared audiences ask before anything else. */
const askedBefore = 36;
/** How an answer says that a part of it could not be had. */
const failed = /"code":"(?:TIMEOUT|INTERNAL|SUBGRAPH_UNAVAILABLE)"/;
/** How often worlds that differ in such an answer are asked again. */
const repeats = 2;
/** Operations asked twice of the same world. */
const askedTwice = 200;
/**
 * What names something restricted is held against the world without it each time, and now and then against the one with
 * other values; what stays in view, the other way round.
 */
const comparedEvery: Readonly<Record<OperationKind, Readonly<Record<'swap' | 'purge', number>>>> = {
  directed: { swap: 5, purge: 1 },
  fixed: { swap: 5, purge: 1 },
  'random-full': { swap: 5, purge: 1 },
  'random-view': { swap: 1, purge: 5 },
  record: { swap: 1, purge: 2 },
};

const askedBy = (operation: Operation, authorization: string | undefined): Asked => {
  const { query = '', variables, operationName, accept } = operation;
  const common = { authorization, ...(accept === undefined ? {} : { accept }) };
  if (operation.path !== undefined) return { ...common, method: 'GET', path: operation.path };
  if (!operation.byGet)
    return {
      ...common,
      method: 'POST',
      path: '/graphql',
      body: JSON.stringify({ query, variables, operationName }),
    };
  const parameters = new URLSearchParams({ query });
  if (variables !== undefined && Object.keys(variables).length > 0)
    parameters.set('variables', JSON.stringify(variables));
  if (operationName !== undefined) parameters.set('operationName', operationName);
  return { ...common, method: 'GET', path: `/graphql?${parameters.toString()}` };
};

const isValidIn = (operation: Operation, schema: GraphQLSchema): boolean => {
  try {
    return operation.query !== undefined && validate(schema, parse(operation.query)).length === 0;
  } catch {
    return false;
  }
};

/** Runs one audience's operations against its worlds; whatever throws fails the run. */
export const runAudience = async (run: AudienceRun): Promise<AudienceReport> => {
  const { audience, identities, stream, base, others, full, restricted } = run;
  const started = performance.now();
  const byKind: Record<OperationKind, number> = {
    directed: 0,
    record: 0,
    'random-view': 0,
    'random-full': 0,
    fixed: 0,
  };
  const leaks: Leak[] = [];
  const compared = { swap: 0, purge: 0 };
  const met = new Set<string>();
  let done = 0;
  let bearing = 0;
  let naming = 0;
  let differingTwice = 0;
  let failedOnce = 0;

  const asks = async (stack: Stack, operation: Operation, as: AudienceId): Promise<Answered> =>
    ask(stack.pool, askedBy(operation, await identities.authorization(as)));

  /**
   * What differs between two worlds' answers. Where one of them says that something failed or came too late, both are
   * asked again: a leak shows again, a busy machine does not.
   */
  const compare = async (
    operation: Operation,
    stack: Stack,
    first: Answered,
    other: Answered,
  ): Promise<string | undefined> => {
    const what = difference(first, other);
    if (what === undefined || !(failed.test(first.body) || failed.test(other.body))) return what;
    for (let more = repeats; more > 0; more -= 1) {
      const [left, right] = await Promise.all([
        asks(base, operation, audience),
        asks(stack, operation, audience),
      ]);
      if (difference(left, right) !== undefined) return what;
    }
    failedOnce += 1;
    return undefined;
  };

  const clearedAt = (place: number): AudienceId => run.warmers[place % run.warmers.length] ?? run.cleared;
  /** Has an operation asked where restricted things are, by those who may see them. */
  const warm = async (operation: Operation, by: readonly AudienceId[]): Promise<void> => {
    const stacks = [base, ...(others.swap === undefined ? [] : [others.swap])];
    await Promise.all(stacks.flatMap((stack) => by.map((one) => asks(stack, operation, one))));
  };

  const judge = async (place: number): Promise<void> => {
    const operation = stream.at(place);
    if (place % warmedEvery[operation.kind] === 0) await warm(operation, [clearedAt(place)]);
    const round = Math.floor(place / mix.length);
    const compares = (pair: 'swap' | 'purge'): Stack | undefined =>
      run.everyPair || round % comparedEvery[operation.kind][pair] === 0 ? others[pair] : undefined;
    const [swap, purge] = [compares('swap'), compares('purge')];
    const [first, swapped, purged, again] = await Promise.all([
      asks(base, operation, audience),
      swap && asks(swap, operation, audience),
      purge && asks(purge, operation, audience),
      place < askedTwice ? asks(base, operation, audience) : undefined,
    ]);
    for (const [pair, other] of [
      ['swap', swapped],
      ['purge', purged],
    ] as const)
      if (other !== undefined) compared[pair] += 1;
    const tell = (pair: Leak['pair'], what: string, other?: Answered) =>
      leaks.push({
        operation: place,
        pair,
        what,
        asked: operation,
        answers: [first, ...(other === undefined ? [] : [other])].map(({ body }) => body.slice(0, 2_000)),
      });
    for (const [pair, stack, other] of [
      ['swap', swap, swapped],
      ['purge', purge, purged],
      ['twice', base, again],
    ] as const) {
      if (stack === undefined || other === undefined) continue;
      const what = await compare(operation, stack, first, other);
      if (what === undefined) continue;
      if (pair === 'twice') differingTwice += 1;
      tell(pair, what, other);
    }
    const data = operation.path === undefined ? dataOf(first.body) : undefined;
    const isBearing = data !== undefined && bearsData(data);
    const released = releasedValues(
      operation,
      first.body,
      isBearing && (run.everyPair || round % 8 === 0) ? data : undefined,
      full,
      restricted,
    );
    if (released.length > 0) tell('released', released.join(', '));
    for (const coordinate of run.fetchedOutside()) tell('fetched', coordinate);
    byKind[operation.kind] += 1;
    done += 1;
    if (isBearing) bearing += 1;
    if (operation.namesRestricted) naming += 1;
    if (operation.aim !== undefined) met.add(`${operation.aim.coordinate} ${operation.aim.disguise}`);
    run.progress(done, leaks.length);
  };

  for (const what of await run.probe()) leaks.push({ operation: 0, pair: 'probe', what, answers: [] });

  // Whatever remembers who came first must have met others than this audience.
  for (let place = 0; place < Math.min(askedBefore, run.operations); place += 1)
    await warm(stream.at(place), run.warmers);

  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < run.operations && leaks.length < run.mostLeaks) {
        const place = next;
        next += 1;
        await judge(place);
      }
    }),
  );

  /** Operations that the cleared audience's view allows, until one tells the two worlds apart. */
  const clearedSees = async (): Promise<number | undefined> => {
    const { swap } = others;
    if (swap === undefined) return undefined;
    let asked = 0;
    for (let place = 0; asked < 10 && place < 2_000; place += 1) {
      const operation = stream.at(place);
      if (operation.kind !== 'directed' || !isValidIn(operation, run.clearedView)) continue;
      asked += 1;
      const [left, right] = await Promise.all([
        asks(base, operation, run.cleared),
        asks(swap, operation, run.cleared),
      ]);
      if (difference(left, right) !== undefined) return asked;
    }
    return undefined;
  };
  const clearedSawAfter = leaks.length > 0 ? undefined : await clearedSees();
  const share = (part: number) => Math.round((1000 * part) / Math.max(1, done)) / 10;
  return {
    audience,
    seed: run.seed,
    operations: done,
    byKind,
    compared,
    bearingData: share(bearing),
    namingRestricted: share(naming),
    aims: { met: met.size, all: stream.aims.length },
    sameWorldTwice: differingTwice,
    failedOnce,
    clearedSawAfter,
    leaks,
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
};
