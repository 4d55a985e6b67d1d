import type { GraphQLSchema } from 'graphql';
import { validate, parse } from 'graphql';
import type { AudienceId } from '../../../schema/audience.ts';
import type { Operation, OperationKind } from '../operations/operation.ts';
import { mix } from '../operations/operation-stream.ts';
import type { OperationStream } from '../operations/operation-stream.ts';
import { ask, difference } from '../rig/ask.ts';
import type { Answered } from '../rig/ask.ts';
import type { Identities } from '../rig/identities.ts';
import type { Stack } from '../rig/open-stack.ts';
import { askedBy } from './asked-by.ts';
import { compare } from './compare.ts';
import { clearedWithin } from './controls.ts';
import { bearsData, dataOf, releasedValues } from './released-values.ts';
import type { AudienceReport, Leak } from './report.ts';
import { Tally } from './tally.ts';
import { withoutNews } from './without-news.ts';

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
  /** The ids that worlds hold. */
  readonly ids: ReadonlySet<string>;
  readonly seed: number;
  /** The place of the first operation; others before it are asked elsewhere. */
  readonly from: number;
  readonly operations: number;
  readonly base: Stack;
  /** The worlds that must look like the first. */
  readonly others: Readonly<Partial<Record<'swap' | 'purge', Stack>>>;
  readonly full: GraphQLSchema;
  readonly restricted: ReadonlySet<string>;
  /** Whether each operation is asked of every world. */
  readonly everyPair: boolean;
  /** Whether the aims that the operations leave are asked for after them. */
  readonly everyAim: boolean;
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
/** Of so many operations, one is asked by a cleared audience too, so that whatever can be warmed is warm. */
const warmedEvery: Readonly<Record<OperationKind, number>> = {
  directed: 16,
  fixed: 16,
  'random-full': 16,
  'random-view': 10,
  record: 10,
};
/** Operations that cleared audiences ask before anything else. */
const askedBefore = mix.length;
/** Operations asked twice of the same world. */
const askedTwice = 200;
/** Of so many rounds, one has every value of its answers looked at, where no world is compared by it anyway. */
const readEvery = 8;
/**
 * What names something restricted is held against the world without it each time, and now and then against the one with
 * other values; what stays in view, the other way round.
 */
const comparedEvery: Readonly<Record<OperationKind, Readonly<Record<'swap' | 'purge', number>>>> = {
  directed: { swap: 8, purge: 1 },
  fixed: { swap: 5, purge: 1 },
  'random-full': { swap: 8, purge: 1 },
  'random-view': { swap: 1, purge: 5 },
  record: { swap: 1, purge: 2 },
};

/** What is asked of an act: to do it, or to show what it would do. */
const isOfAct = ({ does, query = '' }: Operation): boolean =>
  does === 'mutation' || /\bpreview[A-Z]/.test(query);

const isValidIn = (operation: Operation, schema: GraphQLSchema): boolean => {
  try {
    return operation.query !== undefined && validate(schema, parse(operation.query)).length === 0;
  } catch {
    return false;
  }
};

/** Runs one audience's operations against its worlds; whatever throws fails the run. */
export const runAudience = async (run: AudienceRun): Promise<AudienceReport> => {
  const { audience, identities, stream, base, others, full, restricted, from } = run;
  const to = from + run.operations;
  const started = performance.now();
  const tally = new Tally();
  const leaks: Leak[] = [];

  const asks = async (stack: Stack, operation: Operation, as: AudienceId): Promise<Answered> => {
    const answered = await ask(stack.pool, askedBy(operation, await identities.authorization(as)));
    return isOfAct(operation) ? withoutNews(answered, run.ids) : answered;
  };

  const clearedAt = (place: number): AudienceId => run.warmers[place % run.warmers.length] ?? run.cleared;
  /** Has an operation asked where restricted things are, by those who may see them. */
  const warm = async (operation: Operation, by: readonly AudienceId[]): Promise<void> => {
    const stacks = [base, ...(others.swap === undefined ? [] : [others.swap])];
    await Promise.all(stacks.flatMap((stack) => by.map((one) => asks(stack, operation, one))));
  };

  const judge = async (place: number, operation: Operation, counts: boolean): Promise<void> => {
    const round = Math.floor(place / mix.length);
    const compares = (pair: 'swap' | 'purge'): Stack | undefined =>
      run.everyPair || round % comparedEvery[operation.kind][pair] === 0 ? others[pair] : undefined;
    const [swap, purge] = [compares('swap'), compares('purge')];
    // Others ask the same before, and as often at the same time.
    const warmth = Math.floor(place / warmedEvery[operation.kind]);
    const warming =
      place % warmedEvery[operation.kind] === 0 ? warm(operation, [clearedAt(warmth)]) : undefined;
    if (warmth % 2 === 0) await warming;
    const [first, swapped, purged, again] = await Promise.all([
      asks(base, operation, audience),
      swap && asks(swap, operation, audience),
      purge && asks(purge, operation, audience),
      place < from + askedTwice ? asks(base, operation, audience) : undefined,
      warming,
    ]);
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
      if (pair !== 'twice') tally.compared[pair] += 1;
      const { differs, late } = await compare(first, other, () =>
        Promise.all([asks(base, operation, audience), asks(stack, operation, audience)]),
      );
      if (late === true) tally.late += 1;
      if (differs === undefined) continue;
      if (pair === 'twice') tally.sameWorldTwice += 1;
      tell(pair, differs, other);
    }
    const data = operation.path === undefined ? dataOf(first.body) : undefined;
    const isBearing = data !== undefined && bearsData(data);
    const released = releasedValues(
      operation,
      first.body,
      isBearing && (run.everyPair || round % readEvery === 0) ? data : undefined,
      full,
      restricted,
    );
    if (released.length > 0) tell('released', released.join(', '));
    for (const coordinate of run.fetchedOutside()) tell('fetched', coordinate);
    tally.meet(operation);
    if (counts) tally.count(operation, isBearing);
    run.progress(tally.operations, leaks.length);
  };

  for (const what of from === 0 ? await run.probe() : [])
    leaks.push({ operation: 0, pair: 'probe', what, answers: [] });

  // Whatever remembers who came first must have met others than this audience.
  for (let place = from; place < Math.min(from + askedBefore, to); place += 1)
    await warm(stream.at(place), run.warmers);

  /** Judges operations, several at once, until there are enough leaks. */
  const judgeAll = async (
    operations: Iterable<readonly [number, Operation]>,
    counts: boolean,
  ): Promise<number> => {
    let judged = 0;
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        // All take from the same operations; whoever sees that there are enough leaks ends them for all.
        for (const [place, operation] of operations) {
          if (leaks.length >= run.mostLeaks) return;
          await judge(place, operation, counts);
          judged += 1;
        }
      }),
    );
    return judged;
  };

  await judgeAll(
    (function* () {
      for (let place = from; place < to; place += 1) yield [place, stream.at(place)] as const;
    })(),
    true,
  );
  const askedForAims = !run.everyAim
    ? 0
    : await judgeAll(
        (function* () {
          for (const [at, aim] of stream.aims.entries()) {
            if (tally.aimed.has(aim)) continue;
            const operation = stream.aimedAt(at);
            if (operation !== undefined) yield [to + at, operation] as const;
          }
        })(),
        false,
      );

  /** Operations that the cleared audience's view allows, until one tells the two worlds apart. */
  const clearedSees = async (): Promise<number | undefined> => {
    const { swap } = others;
    if (swap === undefined) return undefined;
    let asked = 0;
    for (let place = 0; asked < clearedWithin && place < 10_000; place += 1) {
      const operation = stream.at(place);
      const isQuestion = operation.kind === 'directed' && operation.does === 'query';
      if (!isQuestion || !isValidIn(operation, run.clearedView)) continue;
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
  const { operations, byKind, byRoot, compared, bearingData, namingRestricted, sameWorldTwice, late } = tally;
  return {
    ...{ audience, seed: run.seed, operations, byKind, byRoot, compared, bearingData, namingRestricted },
    aims: stream.aims.length,
    aimed: [...tally.aimed],
    askedForAims,
    sameWorldTwice,
    late,
    ...(clearedSawAfter === undefined ? {} : { clearedSawAfter }),
    leaks,
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
};
