import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { once } from 'node:events';
import { forkPlanner } from '../../../../gateway/execution/planner/fork-planner.ts';
import {
  type Planner,
  type PlannerOptions,
  startPlanner,
} from '../../../../gateway/execution/planner/planner.ts';
import { composeWorld } from '../federated-world.ts';

const { supergraph } = composeWorld({
  a: 'type Query { item: Item } type Item @key(fields: "id") { id: ID! name: String }',
  b: 'type Item @key(fields: "id") { id: ID! next: Item }',
});

/** A process that plans, hangs, dies or swells by what the operation says. */
const moody = fileURLToPath(new URL('./moody-process.ts', import.meta.url));
/** The real one, which also tells its process's number. */
const telling = fileURLToPath(new URL('./telling-process.ts', import.meta.url));

const open: Planner[] = [];
const start = async (options: Partial<PlannerOptions> = {}): Promise<Planner> => {
  const planner = await startPlanner({ supergraph, ...options });
  open.push(planner);
  return planner;
};
// Starting processes takes as long as the machine is busy.
jest.setTimeout(30_000);

afterEach(async () => {
  await Promise.all(open.splice(0).map((planner) => planner.close()));
});

const outcome = (plan: Promise<unknown>): Promise<unknown> =>
  plan.then(
    () => 'planned',
    (error: unknown) => (error as { reason?: unknown }).reason,
  );

/** Nested fragments, spread twice at each level: a short text with more fields than can be planned in time. */
const explosive = (levels: number): string => {
  const fragments = Array.from({ length: levels }, (_, at) => {
    const next = `...f${String(at + 1)}`;
    return `fragment f${String(at)} on Item { next { ${next} } again: next { ${next} } }`;
  });
  return `{ item { ...f0 } } ${fragments.join(' ')} fragment f${String(levels)} on Item { name }`;
};

/** The number of the process, which the stand-ins tell when asked to plan `pid`. */
const processOf = async (planner: Planner): Promise<number> => {
  const plan = await planner.plan('pid');
  return plan.node?.kind === 'Fetch' ? Number(plan.node.serviceName) : 0;
};

/** The subgraphs that a plan asks, in the order in which it names them. */
const subgraphsOf = (plan: unknown): unknown[] => {
  const names: unknown[] = [];
  JSON.stringify(plan, (key, value: unknown) => {
    if (key === 'serviceName') names.push(value);
    return value;
  });
  return names;
};

const ended = async (pid: number): Promise<boolean> => {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
};

describe('the planner', () => {
  it('plans over several subgraphs', async () => {
    const planner = await start();
    expect(planner.ready).toBe(true);
    expect(await planner.plan('{ item { name next { name } } }')).toMatchObject({
      kind: 'QueryPlan',
      node: { kind: 'Sequence' },
    });
  });

  it('finds the concrete type of what an interfaceObject subgraph gave, whatever the subgraphs are called', async () => {
    const gives = (field: string, name: string) =>
      `type Query { ${field}: [${name}] } type ${name} @key(fields: "id") @interfaceObject { id: ID! ${field}Count: Int }`;
    const defines = (name: string, concrete: string) =>
      `interface ${name} @key(fields: "id") { id: ID! }
       type ${concrete} implements ${name} @key(fields: "id") { id: ID! own${concrete}: Int }`;
    for (const [giving, defining] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const planner = await start({
        supergraph: composeWorld({
          [giving]: gives('reports', 'Subject'),
          [defining]: defines('Subject', 'Agency'),
        }).supergraph,
      });
      const plan = await planner.plan('{ reports { reportsCount ... on Agency { ownAgency } } }');
      expect(subgraphsOf(plan)).toEqual([giving, defining]);
    }
    const chain = await start({
      supergraph: composeWorld({
        a: gives('visits', 'Person'),
        b: `${gives('reports', 'Subject')} ${defines('Person', 'Worker')}`,
        c: defines('Subject', 'Agency'),
      }).supergraph,
    });
    expect(subgraphsOf(await chain.plan('{ reports { ... on Agency { ownAgency } } }'))).toEqual(['b', 'c']);
    expect(subgraphsOf(await chain.plan('{ visits { ... on Worker { ownWorker } } }'))).toEqual(['a', 'b']);
  });

  it.each([
    ['EMPTY', '{ item @skip(if: true) { name } }'],
    ['EMPTY', '{ ...F } fragment F on Query { item @include(if: false) { name } }'],
    ['UNPLANNABLE', '{ nothing }'],
    ['UNPLANNABLE', '{ item { nothing } }'],
  ])('says %s of %s, and nothing of what the native planner said', async (reason, operation) => {
    const planner = await start();
    const error = await planner.plan(operation).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'PlanningFailure', reason, message: `planning failed: ${reason}` });
  });

  it('plans in a process that was started beforehand', async () => {
    const forked = forkPlanner();
    const planner = await start({ forked, processModule: '/nowhere/planner.ts' });
    expect(await outcome(planner.plan('{ item { name } }'))).toBe('planned');
    await planner.close();
    expect(forked.signalCode).toBe('SIGKILL');
  });

  it('starts another process where the one that was started beforehand has died', async () => {
    const forked = forkPlanner();
    forked.kill('SIGKILL');
    await once(forked, 'exit');
    const planner = await start({ forked });
    expect(await outcome(planner.plan('{ item { name } }'))).toBe('planned');
  });

  it('does not start on what it cannot read', async () => {
    await expect(startPlanner({ supergraph: 'type {' })).rejects.toThrow('cannot read the supergraph');
  });

  it('does not start where its process does not', async () => {
    await expect(startPlanner({ supergraph, processModule: '/nowhere/planner.ts' })).rejects.toThrow(
      'did not start',
    );
  });

  it('gives up an operation that takes too long, while others go on', async () => {
    const planner = await start({ deadlineMs: 300, memoryMb: 4096 });
    const slow = outcome(planner.plan(explosive(20)));
    expect(await outcome(planner.plan('{ item { next { name } } }'))).toBe('planned');
    expect(await slow).toBe('TIMEOUT');
    expect(await outcome(planner.plan('{ item { name } }'))).toBe('planned');
  });

  it('gives up an operation whose caller has gone', async () => {
    const planner = await start({ memoryMb: 4096 });
    const gone = new AbortController();
    const pending = outcome(planner.plan(explosive(20), gone.signal));
    gone.abort();
    expect(await pending).toBe('UNAVAILABLE');
    expect(await outcome(planner.plan('{ item { name } }', gone.signal))).toBe('UNAVAILABLE');
  });

  it('ends one that takes more memory than it may, and is there again', async () => {
    const planner = await start({ memoryMb: 200, deadlineMs: 20_000 });
    expect(await outcome(planner.plan(explosive(20)))).toBe('UNAVAILABLE');
    expect(await outcome(planner.plan('{ item { name } }'))).toBe('planned');
  });

  it('survives an operation that aborts the native planner, though it is valid', async () => {
    const entity = 'type Agency @key(fields: "id") { id: ID!';
    const { supergraph: fatal } = composeWorld({
      a: `type Query { found: [Found] } union Found = Agency | Firm ${entity} }
        type Firm @key(fields: "id") { id: ID! title(long: Boolean!): String }`,
      b: `${entity} report: Report } type Firm @key(fields: "id") { id: ID! report: Report } type Report @key(fields: "id") { id: ID! }`,
      c: `type Report @key(fields: "id") { id: ID! firm: Firm } type Firm @key(fields: "id", resolvable: false) { id: ID! }`,
    });
    const planner = await start({ supergraph: fatal, deadlineMs: 20_000 });
    const operation = `{ found { ...on Agency { report { firm { title(long: true) } } }
      ...on Firm { report { firm { title(long: false) } } } } }`;
    expect(await outcome(planner.plan(operation))).toBe('UNAVAILABLE');
    expect(await outcome(planner.plan('{ found { __typename } }'))).toBe('planned');
  });

  it('is there again after it was killed', async () => {
    const planner = await start({ processModule: telling, deadlineMs: 20_000 });
    const before = await processOf(planner);
    process.kill(before, 'SIGKILL');
    while (planner.ready) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await outcome(planner.plan('{ item { name } }'))).toBe('planned');
    expect(await processOf(planner)).not.toBe(before);
  });

  it('leaves no process behind when it is closed', async () => {
    const planner = await start({ processModule: telling, deadlineMs: 20_000 });
    const pid = await processOf(planner);
    const pending = outcome(planner.plan(explosive(20)));
    await planner.close();
    expect(await pending).toBe('UNAVAILABLE');
    expect(await outcome(planner.plan('{ item { name } }'))).toBe('UNAVAILABLE');
    expect(await ended(pid)).toBe(true);
  });
});

describe('a planner’s process that misbehaves', () => {
  it('is killed when it neither answers nor listens, and the others in it are planned after all', async () => {
    const planner = await start({ processModule: moody, deadlineMs: 4000 });
    const hanging = outcome(planner.plan('hang'));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const innocent = planner.plan('good');
    expect(await hanging).toBe('TIMEOUT');
    expect(await outcome(innocent)).toBe('planned');
  });

  it('costs only the operation that kills it', async () => {
    const planner = await start({ processModule: moody, deadlineMs: 20_000 });
    const outcomes = await Promise.all(
      ['good', 'die', 'good too', 'slow'].map((text) => outcome(planner.plan(text))),
    );
    expect(outcomes).toEqual(['planned', 'UNAVAILABLE', 'planned', 'planned']);
  });

  it('is spared an operation that killed it twice, alone', async () => {
    const planner = await start({ processModule: moody, deadlineMs: 20_000 });
    expect(await outcome(planner.plan('die'))).toBe('UNAVAILABLE');
    expect(await outcome(planner.plan('die'))).toBe('UNAVAILABLE');
    expect(await outcome(planner.plan('die'))).toBe('UNPLANNABLE');
    expect(planner.ready || (await outcome(planner.plan('good'))) === 'planned').toBe(true);
  });

  it('ends when the gateway ends, however that happens', async () => {
    const gateway = fileURLToPath(new URL('./dying-gateway.ts', import.meta.url));
    const pid = Number(execFileSync(process.execPath, [gateway], { encoding: 'utf8' }));
    expect(pid).toBeGreaterThan(0);
    expect(await ended(pid)).toBe(true);
  });
});
