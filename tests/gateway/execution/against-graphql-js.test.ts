import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildSchema,
  printSchema,
  execute,
  type GraphQLSchema,
  isAbstractType,
  parse,
  print,
  validate,
} from 'graphql';
import { pruneExcluded } from '../../../gateway/execution/planner/prune-excluded.ts';
import { settleConditions } from '../../../gateway/execution/settle-conditions.ts';
import { federatedWorld } from './federated-world.ts';

/**
 * The same questions asked twice: of the federated world through the gateway's executor, and of one schema that
 * holds everything, through graphql-js. Rows have holes: nulls where null may stand and where it may not, unknown enum values.
 */

type Row = Record<string, unknown> & { __typename: string; id: string };

const agencyIds = ['a1', 'a2', 'a3'];
const firmIds = ['f1', 'f2'];

const labelOf = (label: unknown, state: unknown): string | null =>
  typeof label === 'string' ? `${label} ${typeof state === 'string' ? state : '-'}` : null;

const titleOf = ({ id }: Row, long: unknown): string => (long === true ? `the firm ${id}` : id);

/** The rows of the case at hand. */
let store: ReadonlyMap<string, Row> = new Map();

const sources = () => {
  const find = ({ id }: { id: string }): Row | null => store.get(id) ?? null;
  const reference = { __resolveReference: find };
  const type = { __resolveType: ({ __typename }: Row) => __typename };
  return {
    registers: {
      sdl: `
        type Query { agencies: [Agency!] agency: Agency subjects: [Subject] found: [Found!] firm: Firm! matrix: [[Subject!]!] }
        interface Subject { id: ID! name: String peer: Subject }
        type Agency implements Subject @key(fields: "id") { id: ID! name: String peer: Subject state: State region: Region firms: [Firm!] }
        type Firm implements Subject @key(fields: "id") { id: ID! name: String peer: Subject staff: Int! agencies: [Agency] title(long: Boolean = false): String }
        type Region { name: String! code: Int inner: Region }
        union Found = Agency | Firm
        enum State { OPEN CLOSED }`,
      resolvers: {
        Query: {
          agencies: () => agencyIds.map((id) => store.get(id)).filter(Boolean),
          agency: () => store.get('a1'),
          subjects: () => [...agencyIds, ...firmIds].map((id) => store.get(id) ?? null),
          found: () => ['f1', 'a2', 'f2'].map((id) => store.get(id)).filter(Boolean),
          firm: () => store.get('f1'),
          matrix: () => [[store.get('a1'), store.get('f2')].filter(Boolean), []],
        },
        Subject: type,
        Found: type,
        Agency: reference,
        Firm: { ...reference, title: (row: Row, { long }: { long: boolean }) => titleOf(row, long) },
      },
    },
    reports: {
      sdl: `
        type Agency @key(fields: "id") { id: ID! reports: [Report!] latest: Report rating: Float! }
        type Firm @key(fields: "id") { id: ID! reports(most: Int = 2): [Report!] rating: Float grade: String }
        type Report @key(fields: "id") { id: ID! kind: Kind subject: Agency against: Against }
        union Against = Agency | Firm
        enum Kind { FRAUD OTHER }`,
      resolvers: {
        Agency: reference,
        Firm: {
          ...reference,
          reports: (row: Row, { most }: { most: number }) =>
            (row['reports'] as unknown[] | null)?.slice(0, most) ?? null,
        },
        Report: reference,
        Against: type,
      },
    },
    visits: {
      sdl: `
        type Agency @key(fields: "id") { id: ID! state: State @external visits: Int label: String @requires(fields: "state") }
        type Report @key(fields: "id") { id: ID! visited: Boolean! seenBy: [Firm] }
        type Firm @key(fields: "id") { id: ID! visits: Int }
        enum State { OPEN CLOSED }`,
      resolvers: {
        Agency: {
          __resolveReference: ({ id, state }: { id: string; state: string }) => {
            const row = store.get(id);
            return row && { ...row, state };
          },
          label: ({ state, label }: Row) => labelOf(label, state),
        },
        Report: reference,
        Firm: reference,
      },
    },
  };
};

/** The whole graph in one, with the same rows. */
const oracle = (schema: GraphQLSchema, operation: string, variables: object) => {
  const roots = sources().registers.resolvers.Query;
  for (const type of Object.values(schema.getTypeMap()))
    if (isAbstractType(type)) type.resolveType = (value) => (value as Row).__typename;
  return execute({
    schema,
    document: parse(operation),
    rootValue: roots,
    variableValues: variables as Record<string, unknown>,
    fieldResolver: (source: unknown, args: Record<string, unknown>, _context, { fieldName, parentType }) => {
      const row = source as Row;
      if (fieldName === 'label' && parentType.name === 'Agency') return labelOf(row['label'], row['state']);
      if (fieldName === 'title') return titleOf(row, args['long']);
      if (fieldName === 'reports' && parentType.name === 'Firm')
        return (row['reports'] as unknown[] | null)?.slice(0, args['most'] as number) ?? null;
      const value = row[fieldName];
      return typeof value === 'function' ? (value as () => unknown)() : value;
    },
  });
};

const holey = <T>(value: fc.Arbitrary<T>, holes: number) =>
  fc.oneof({ weight: 20 - holes, arbitrary: value }, { weight: holes, arbitrary: fc.constant(null) });

/** From what rows are made; small, so that a failure can be read. */
const seeds = fc.record({
  states: fc.array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom('OPEN', 'CLOSED') },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    { minLength: 3, maxLength: 3 },
  ),
  texts: fc.array(holey(fc.constantFrom('青葉', 'Ала-Тоо', '"', ''), 3), { minLength: 12, maxLength: 12 }),
  numbers: fc.array(holey(fc.integer({ min: -5, max: 5 }), 2), { minLength: 12, maxLength: 12 }),
  links: fc.array(holey(fc.nat(), 2), { minLength: 20, maxLength: 20 }),
});

type Seeds = typeof seeds extends fc.Arbitrary<infer T> ? T : never;

/** Rows that refer to each other by identity, as a database's would. */
const rowsOf = ({ states, texts, numbers, links }: Seeds): Map<string, Row> => {
  const rows = new Map<string, Row>();
  for (const id of agencyIds) rows.set(id, { __typename: 'Agency', id });
  for (const id of firmIds) rows.set(id, { __typename: 'Firm', id });
  for (const id of ['r1', 'r2', 'r3']) rows.set(id, { __typename: 'Report', id });
  let at = 0;
  const next = <T>(list: readonly T[]): T => list[at++ % list.length] as T;
  const link = (ids: readonly string[]): Row | null => {
    const pick = next(links);
    return pick === null ? null : (rows.get(ids[pick % ids.length] ?? '') ?? null);
  };
  const several = (ids: readonly string[]): Row[] =>
    [link(ids), link(ids), link(ids)].filter((row): row is Row => row !== null);
  for (const row of rows.values()) {
    Object.assign(row, {
      name: next(texts),
      peer: link([...agencyIds, ...firmIds]),
      state: next(states),
      region: {
        name: next(texts),
        code: next(numbers),
        inner: { name: next(texts), code: 1, inner: null },
      },
      firms: several(firmIds),
      staff: next(numbers),
      agencies: [link(agencyIds), link(agencyIds)],
      reports: next(numbers) === null ? null : several(['r1', 'r2', 'r3']),
      latest: link(['r1', 'r2', 'r3']),
      rating: next(numbers),
      grade: next(texts),
      kind: next(['FRAUD', 'OTHER', null]),
      subject: link(agencyIds),
      against: link([...agencyIds, ...firmIds]),
      visits: next(numbers),
      label: next(texts),
      visited: next([true, false, true, true, null]),
      seenBy: [link(firmIds), link(firmIds)],
    });
  }
  return rows;
};

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  Query: ['agencies', 'agency', 'subjects', 'found', 'firm', 'matrix'],
  Agency: [
    'id',
    'name',
    'peer',
    'state',
    'region',
    'firms',
    'reports',
    'latest',
    'rating',
    'visits',
    'label',
    '__typename',
  ],
  Firm: [
    'id',
    'name',
    'peer',
    'staff',
    'agencies',
    'reports',
    'rating',
    'grade',
    'visits',
    'title',
    'title(long: true)',
  ],
  Subject: ['id', 'name', 'peer', '__typename', '...Agency', '...Firm'],
  Found: ['__typename', '...Agency', '...Firm', '...Subject'],
  Region: ['name', 'code', 'inner'],
  Report: ['id', 'kind', 'subject', 'against', 'visited', 'seenBy'],
  Against: ['__typename', '...Agency', '...Firm'],
};
const targets: Readonly<Record<string, string>> = {
  agencies: 'Agency',
  agency: 'Agency',
  subjects: 'Subject',
  found: 'Found',
  firm: 'Firm',
  matrix: 'Subject',
  peer: 'Subject',
  region: 'Region',
  inner: 'Region',
  firms: 'Firm',
  reports: 'Report',
  latest: 'Report',
  subject: 'Agency',
  against: 'Against',
  seenBy: 'Firm',
};
const conditions = [
  '',
  '',
  '',
  '',
  '',
  ' @include(if: $yes)',
  ' @include(if: $no)',
  ' @skip(if: $yes)',
  ' @skip(if: $no)',
  ' @skip(if: true)',
  ' @include(if: true)',
];

/** Operations grown from a stream of choices; aliases repeat, so that selections merge. */
const operations = fc.infiniteStream(fc.nat({ max: 1000 })).map((stream) => {
  const choose = <T>(list: readonly T[]): T => list[(stream.next().value as number) % list.length] as T;
  const selection = (type: string, depth: number): string => {
    const count = 1 + choose([0, 1, 1, 2, 3]);
    const parts = Array.from({ length: count }, (): string => {
      const name = choose(fieldsOf[type] ?? []);
      if (name.startsWith('...'))
        return `...on ${name.slice(3)}${choose(conditions)} ${selection(name.slice(3), depth)}`;
      const target = targets[name];
      if (target !== undefined && depth === 0) return 'id' in (fieldsOf[type] ?? []) ? 'id' : '__typename';
      // One key for both titles: on different types they may stand side by side.
      const alias = name.startsWith('title')
        ? 'title: '
        : choose(['', '', '', `x${name}: `, `constructor${name}: `]);
      return `${alias}${name}${choose(conditions)}${target === undefined ? '' : ` ${selection(target, depth - 1)}`}`;
    });
    return `{ ${parts.join(' ')} }`;
  };
  return `query ($yes: Boolean!, $no: Boolean!) ${selection('Query', 4)}`;
});

const world = federatedWorld(sources());
const oracleSchema = buildSchema(printSchema(world.view), { assumeValid: true });

describe('the executor and graphql-js', () => {
  it('answer alike', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(seeds, operations, async (seed, operation) => {
        store = rowsOf(seed);
        const document = parse(operation);
        fc.pre(
          validate(world.view, document).filter(({ message }) => !message.includes('never used')).length ===
            0,
        );
        const variables = { yes: true, no: false };
        const expected = JSON.parse(JSON.stringify(oracle(oracleSchema, operation, variables))) as {
          data: unknown;
          errors?: unknown[];
        };
        const settled = settleConditions(document, variables);
        if (pruneExcluded(print(settled)) === undefined) {
          expect(expected).toEqual({ data: {} });
          return;
        }
        const { data, faults } = await world.ask(print(settled), { variables });
        expect({ operation: print(document), data }).toEqual({
          operation: print(document),
          data: expected.data,
        });
        expect(faults.length > 0).toBe((expected.errors ?? []).length > 0);
        compared += 1;
      }),
      { seed: 20261124, numRuns: 300, endOnFailure: false },
    );
    expect(compared).toBeGreaterThan(200);
  });
});
