import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subgraphs } from '../../schema/read-subgraphs.ts';
import { cooperation } from '../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../subgraphs/japan/japan.ts';
import { kyrgyzstan } from '../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { buildSchema } from '../../subgraphs/kit/schema/build-schema.ts';
import { everyList } from './every-list.ts';
import type { ListCase } from './every-list.ts';
import { serveSubgraph } from './served-subgraph.ts';
import type { Answer, ServedSubgraph } from './served-subgraph.ts';

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const all = [japan, kyrgyzstan, cooperation];
const served = new Map<string, ServedSubgraph>();
const servedFor = ({ subgraph }: ListCase): ServedSubgraph => {
  const found = served.get(subgraph.name);
  if (found === undefined) throw new Error(`${subgraph.name} is not up`);
  return found;
};

beforeAll(async () => {
  for (const subgraph of all) served.set(subgraph.name, await serveSubgraph(subgraph));
  for (const list of everyList)
    await servedFor(list).insert(list.table, [10, 11, 12, 13, 14, 15, 16].map(list.row));
}, 180_000);
afterAll(async () => {
  for (const one of served.values()) await one.close();
});

const ask = (list: ListCase, given: string): Promise<Answer> =>
  servedFor(list).ask(
    list.audience,
    `{ ${list.field}${given} { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  );

const page = async (list: ListCase, given: string): Promise<Page> => {
  const { data, errors } = await ask(list, given);
  expect(errors).toEqual([]);
  return data[list.field] as Page;
};

const cursorOf = (...parts: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

it('every connection of the three schemas is in this file’s table', () => {
  const connections = all.flatMap((subgraph) =>
    Object.values(buildSchema(subgraph).schema.getQueryType()?.getFields() ?? {})
      .filter(({ args }) => args.some(({ name }) => name === 'after'))
      .map(({ name }) => name),
  );
  expect(everyList.map(({ field }) => field).sort()).toEqual(connections.sort());
  expect(all.map(({ name }) => name).sort()).toEqual(Object.keys(subgraphs).sort());
});

it('every order of every list is in this file’s table', () => {
  for (const { subgraph, table, orders } of everyList) {
    const type = buildSchema(subgraph).schema.getType(`${table.type}OrderField`);
    const values = (type as unknown as { getValues: () => { name: string }[] }).getValues();
    expect([table.type, ...values.map(({ name }) => name).sort()]).toEqual([
      table.type,
      ...[...orders].sort(),
    ]);
  }
});

describe.each(everyList)('$field', (list) => {
  it.each(list.orders.flatMap((order) => [[order, 'ASCENDING'] as const, [order, 'DESCENDING'] as const]))(
    'by %s %s, shows each row once, whatever is inserted while its pages are read',
    async (order, direction) => {
      const before = (await page(list, '(first: 100)')).edges.map(({ node }) => node.id);
      const seen: string[] = [];
      let after: string | null = null;
      let inserted = 0;
      do {
        const from: string = after === null ? '' : `, after: "${after}"`;
        const { edges, pageInfo } = await page(
          list,
          `(first: 3, orderBy: { field: ${order}, direction: ${direction} }${from})`,
        );
        expect(pageInfo.hasPreviousPage).toBe(after !== null);
        expect(pageInfo.startCursor).toBe(edges[0]?.cursor);
        seen.push(...edges.map(({ node }) => node.id));
        // Rows that sort before, between and behind what was read.
        if (inserted < 3) {
          const n =
            1_000 * (1 + list.orders.indexOf(order)) + 100 * Number(direction === 'ASCENDING') + 3 * inserted;
          await servedFor(list).insert(list.table, [n, n + 1, n + 2].map(list.row));
          inserted += 1;
        }
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
        expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor);
      } while (after !== null);
      expect(new Set(seen).size).toBe(seen.length);
      expect(before.filter((id) => !seen.includes(id))).toEqual([]);
      const rows = (
        await page(list, `(first: 100, orderBy: { field: ${order}, direction: ${direction} })`)
      ).edges.map(({ node }) => node.id);
      // What was read stands in the order of the list as it is now.
      expect(seen).toEqual(rows.filter((id) => seen.includes(id)));
    },
  );

  it('reads the same rows backwards in the other direction', async () => {
    const [order] = list.orders;
    const ids = async (direction: string) =>
      (
        await page(list, `(first: 100, orderBy: { field: ${String(order)}, direction: ${direction} })`)
      ).edges.map(({ node }) => node.id);
    expect(await ids('ASCENDING')).toEqual((await ids('DESCENDING')).reverse());
  });

  it.each([0, 101, -1])('refuses first: %s', async (first) => {
    const { errors, data } = await ask(list, `(first: ${String(first)})`);
    expect(errors).toMatchObject([
      { message: '`first` must be from 1 to 100', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(data).toEqual({ [list.field]: null });
  });

  it('ends with an empty page behind its last row', async () => {
    const last = (await page(list, '(first: 100)')).pageInfo.endCursor;
    expect(await page(list, `(after: "${String(last)}")`)).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  it('refuses every forged cursor as bad input', async () => {
    const [own = '', other = 'X'] = list.orders.map((order) => `${list.table.type}.${order}`);
    const { edges } = await page(
      list,
      `(first: 1, orderBy: { field: ${String(list.orders[0])}, direction: ASCENDING })`,
    );
    const [, value, id] = JSON.parse(
      Buffer.from(String(edges[0]?.cursor), 'base64url').toString(),
    ) as string[];
    const good = (cursor: string) =>
      ask(
        list,
        `(orderBy: { field: ${String(list.orders[0])}, direction: ASCENDING }, after: ${JSON.stringify(cursor)})`,
      );
    expect((await good(cursorOf(own, value, id))).errors).toEqual([]);
    for (const cursor of [
      '',
      'nonsense',
      Buffer.from('{').toString('base64url'),
      cursorOf(),
      cursorOf(own, value),
      cursorOf(own, value, id, id),
      cursorOf(other, value, id),
      cursorOf('SupportOrganization.NOTHING', value, id),
      cursorOf(own, 5, id),
      cursorOf(own, null, id),
      cursorOf(own, `a\0b`, id),
      cursorOf(own, '\ud800', id),
      cursorOf(own, value, 'x'),
      cursorOf(own, value, `${String(id)}'--`),
      cursorOf(own, value, String(id).toUpperCase()),
      JSON.stringify([own, value, id]),
    ]) {
      const { errors } = await good(cursor);
      expect([cursor, errors.map(({ message, extensions }) => [extensions.code, message])]).toEqual([
        cursor,
        [
          [
            'BAD_USER_INPUT',
            'the value of `after` is no cursor of this list in this order: give the `endCursor` of the page before',
          ],
        ],
      ]);
    }
  });
});

it.each([
  [
    'improvementOrders',
    'ORDER_DATE',
    ['2026-02-30', '0000-01-01', 'infinity', 'tomorrow', '2026-1-1', '10000-01-01'],
  ],
  [
    'misconductReports',
    'SENT_AT',
    [
      '2026-01-01',
      '2026-02-30 00:00:00+00',
      '2026-01-01 25:00:00+00',
      '2026-01-01 00:61:00+00',
      '2026-01-01 00:00:00+99',
      'infinity',
      '2026-01-01T00:00:00Z',
      '0001-01-01 00:00:00+00 BC',
    ],
  ],
])(
  'a cursor of %s with a time that is none is refused before the database sees it',
  async (field, order, values) => {
    const list = everyList.find((each) => each.field === field);
    if (list === undefined) throw new Error('no such list');
    for (const value of values) {
      const cursor = cursorOf(`${list.table.type}.${order}`, value, '00000000-0000-4000-8000-000000000000');
      const { errors } = await ask(list, `(after: "${cursor}")`);
      expect([value, errors.map(({ extensions }) => extensions.code)]).toEqual([value, ['BAD_USER_INPUT']]);
    }
  },
);
