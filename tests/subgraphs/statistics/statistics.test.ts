import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { misconductReport } from '../../../subgraphs/cooperation/misconduct-report/misconduct-report.table.ts';
import { improvementOrder } from '../../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { japan } from '../../../subgraphs/japan/japan.ts';
import { supportOrganization } from '../../../subgraphs/japan/support-organization/support-organization.table.ts';
import { mostGroups } from '../../../subgraphs/kit/statistics/statistics.ts';
import type { Table } from '../../../subgraphs/kit/storage/table.ts';
import type { NewRow } from '../../../subgraphs/kit/storage/upsert.ts';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.ts';
import { certification } from '../../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { kyrgyzstan } from '../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { drawFrom } from '../../noninterference/worlds/draw.ts';
import type { Draw } from '../../noninterference/worlds/draw.ts';
import { createSubgraphDatabase } from './subgraph-database.ts';
import type { SubgraphDatabase } from './subgraph-database.ts';

type Node = Readonly<Record<string, unknown>>;

/** How one grouping is read off a listed row: its fields, and what of them makes the group. */
interface Reading {
  readonly fields: string;
  readonly value: (node: Node) => unknown;
  readonly for?: readonly AudienceId[];
}

/** A list with its statistics. */
interface Counted {
  readonly subgraph: Subgraph;
  readonly table: Table;
  readonly list: string;
  readonly statistics: string;
  readonly groupings: Readonly<Record<string, Reading>>;
  readonly filters: readonly string[];
  /** Who may ask; everyone unless given. */
  readonly for?: readonly AudienceId[];
  readonly rows: (draw: Draw) => readonly NewRow[];
}

const japanese = audienceIds.filter((id) => id.startsWith('japan_'));
const kyrgyz = audienceIds.filter((id) => id.startsWith('kyrgyzstan_'));
const both = [...japanese, ...kyrgyz];

const field = (fields: string): Reading => ({ fields, value: (node) => node[fields] });
const year = (fields: string): Reading => ({
  fields,
  value: (node) => (typeof node[fields] === 'string' ? node[fields].slice(0, 4) : null),
});

const day = (draw: Draw): string =>
  `${String(2020 + draw.upTo(4))}-0${String(1 + draw.upTo(9))}-1${String(draw.upTo(10))}`;
const rowsOf = (howMany: number, row: (at: number) => NewRow): readonly NewRow[] =>
  Array.from({ length: howMany }, (_, at) => ({ id: randomUUID(), synthetic: true, ...row(at) }));

const counted: readonly Counted[] = [
  {
    subgraph: japan,
    table: supportOrganization,
    list: 'supportOrganizations',
    statistics: 'supportOrganizationStatistics',
    groupings: {
      PREFECTURE: field('prefecture'),
      LISTING_STATUS: field('listingStatus'),
      PAUSED: field('paused'),
      REGISTRATION_YEAR: year('registeredOn'),
    },
    filters: ['{ paused: true }', '{ prefecture: "JP-13", listingStatus: LISTED }', '{ name: "青葉" }'],
    rows: (draw) =>
      rowsOf(130, (at) => ({
        registrationNumber: `19登-${String(at).padStart(6, '0')}`,
        registeredOn: day(draw),
        name: draw.one(['青葉', '緑の会', 'Aoba']),
        masked: false,
        prefecture: draw.one([null, 'JP-13', 'JP-27', 'JP-01']),
        offices: [],
        languages: [],
        languageCodes: ['ky'],
        paused: draw.chance(20),
        listingStatus: draw.one(['LISTED', 'LISTED', 'NO_LONGER_LISTED']),
        firstListedOn: '2026-10-01',
        lastListedOn: '2026-11-01',
      })),
  },
  {
    subgraph: japan,
    table: improvementOrder,
    list: 'improvementOrders',
    statistics: 'improvementOrderStatistics',
    groupings: {
      ORDER_YEAR: year('orderDate'),
      DEADLINE_YEAR: year('deadline'),
      UNDER_EMBARGO: { ...field('underEmbargo'), for: both },
      OUTCOME: {
        fields: 'followUp { outcome }',
        value: ({ followUp }) => (followUp as Node | null)?.['outcome'] ?? null,
        for: both,
      },
    },
    filters: ['{ orderedFrom: "2022-01-01" }', '{ corporateNumber: "7000000000007" }'],
    rows: (draw) =>
      rowsOf(140, (at) => ({
        receivingEntityId: randomUUID(),
        corporateNumber: `${String(at % 9)}00000000000${String(at % 9)}`,
        orderDate: `20${String(10 + Math.floor(at / 9))}-0${String(1 + draw.upTo(9))}-01`,
        deadline: day(draw),
        groundArticles: ['19-21(1)'],
        reason: 'a reason',
        publicNoticeDate: draw.one([null, '2024-05-01']),
        notifiedAt: draw.one([null, '2024-04-01T00:00:00.000Z']),
        followUp: draw.one([null, { outcome: 'COMPLIED' }, { outcome: 'FAILED' }]),
      })),
  },
  {
    subgraph: kyrgyzstan,
    table: certification,
    list: 'certifications',
    statistics: 'certificationStatistics',
    groupings: {
      STATE: field('state'),
      DESTINATION: field('destination'),
      VALID_FROM_YEAR: year('validFrom'),
      VALID_UNTIL_YEAR: year('validUntil'),
    },
    filters: ['{ state: EXPIRED }', '{ destination: "KR" }', '{ validUntilFrom: "2022-01-01" }'],
    rows: (draw) =>
      rowsOf(150, (at) => ({
        number: `N-${String(at)}`,
        agencyId: randomUUID(),
        destination: draw.one(['JP', 'JP', 'KR', 'DE']),
        criteriaVersion: null,
        decision: null,
        validFrom: day(draw),
        validUntil: draw.one([null, day(draw), '2099-01-01']),
        state: draw.one(['IN_FORCE', 'SUSPENDED', 'REVOKED', 'EXPIRED']),
      })),
  },
  {
    subgraph: cooperation,
    table: misconductReport,
    list: 'misconductReports',
    statistics: 'misconductReportStatistics',
    groupings: {
      CATEGORY: field('category'),
      ORIGINATOR: field('originator'),
      SUBJECT_KIND: field('subjectKind'),
      STATE: field('state'),
      URGENT: field('urgent'),
      SENT_YEAR: year('sentAt'),
    },
    filters: [
      '{ urgent: true }',
      '{ withdrawn: false }',
      '{ category: OTHER, withdrawn: true, sentFrom: "2022-01-01T00:00:00Z" }',
    ],
    for: both,
    rows: (draw) =>
      rowsOf(120, () => {
        // The first and the last instants of universal time, which are of another year elsewhere.
        const sentAt = `${day(draw).slice(0, 4)}-${draw.one(['01-01T00:00', '12-31T23:59'])}:00.000Z`;
        return {
          category: draw.one(['OTHER', 'HUMAN_RIGHTS']),
          originator: draw.one(['JAPAN', 'KYRGYZSTAN']),
          subjectKind: 'UNREGISTERED',
          subjectName: 'somebody',
          summary: 'something',
          urgent: draw.chance(30),
          state: draw.one(['SENT', 'CLOSED', 'WITHDRAWN']),
          knownAt: sentAt,
          sentAt,
        };
      }),
  },
];

interface Group {
  readonly values: readonly (string | null)[];
  readonly count: number;
}

describe.each(counted)('$statistics', (one) => {
  const { subgraph, table, list, statistics, groupings, filters, rows } = one;
  let database: SubgraphDatabase;
  beforeAll(async () => {
    database = await createSubgraphDatabase(subgraph);
    await database.insert(table, rows(drawFrom(11)));
  }, 120_000);
  afterAll(() => database.drop());

  const allowed = one.for ?? audienceIds;
  const groupingsFor = (as: AudienceId) =>
    Object.entries(groupings).filter(([, { for: only = audienceIds }]) => only.includes(as));
  const given = (filter: string | undefined) => (filter === undefined ? '' : `, filter: ${filter}`);

  const listed = async (as: AudienceId, filter?: string): Promise<readonly Node[]> => {
    const fields = groupingsFor(as).map(([, reading]) => reading.fields);
    const nodes: Node[] = [];
    for (let after: string | null = null; ;) {
      const { data, errors } = await database.ask(
        as,
        `query ($after: String) { ${list}(first: 100, after: $after${given(filter)}) {
          edges { node { ${fields.join(' ')} } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      expect(errors).toEqual([]);
      const page = data[list] as {
        edges: readonly { node: Node }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      nodes.push(...page.edges.map(({ node }) => node));
      if (!page.pageInfo.hasNextPage) return nodes;
      after = page.pageInfo.endCursor;
    }
  };
  const asked = (groupBy: readonly string[], filter?: string) =>
    `{ ${statistics}(groupBy: [${groupBy.join(', ')}]${given(filter)}) { total groups { values count } } }`;
  const countedAs = async (as: AudienceId, groupBy: readonly string[], filter?: string) => {
    const { data, errors, statements } = await database.ask(as, asked(groupBy, filter));
    expect(errors).toEqual([]);
    return { ...(data[statistics] as { total: number; groups: readonly Group[] }), statements };
  };

  const fromList = (
    nodes: readonly Node[],
    readings: readonly Reading[],
  ): Readonly<Record<string, number>> => {
    const text = (found: unknown) => (typeof found === 'boolean' ? String(found) : (found ?? null));
    const groups = Map.groupBy(nodes, (node) =>
      JSON.stringify(readings.map(({ value }) => text(value(node)))),
    );
    return Object.fromEntries([...groups].map(([values, of]) => [values, of.length]));
  };
  const fromGroups = (groups: readonly Group[]): Readonly<Record<string, number>> =>
    Object.fromEntries(groups.map(({ values, count }) => [JSON.stringify(values), count]));

  it.each(allowed)('counts for %s the rows that it may list, in one statement', async (as) => {
    const nodes = await listed(as);
    expect(nodes.length).toBeGreaterThan(0);
    for (const [name, grouping] of groupingsFor(as)) {
      const { total, groups, statements } = await countedAs(as, [name]);
      expect(total).toBe(nodes.length);
      expect(fromGroups(groups)).toEqual(fromList(nodes, [grouping]));
      expect(statements).toHaveLength(1);
    }
  });

  it.each(filters)(
    'counts with the filter %s what the list shows with it, by two groupings',
    async (filter) => {
      for (const as of allowed) {
        const nodes = await listed(as, filter);
        const [[first, ofFirst], [second, ofSecond]] = groupingsFor(as).slice(0, 2) as [
          [string, Reading],
          [string, Reading],
        ];
        const { total, groups } = await countedAs(as, [first, second], filter);
        expect(total).toBe(nodes.length);
        expect(fromGroups(groups)).toEqual(fromList(nodes, [ofFirst, ofSecond]));
      }
    },
  );

  it('knows every grouping of its enum, and lets those ask by it who may read what it looks at', async () => {
    for (const as of audienceIds) {
      const open: string[] = [];
      for (const name of Object.keys(groupings)) if (await database.lets(as, asked([name]))) open.push(name);
      expect(open).toEqual(allowed.includes(as) ? groupingsFor(as).map(([name]) => name) : []);
    }
  });

  it('gives its groups in the order of their values, those without one last', async () => {
    const [as = 'public'] = allowed;
    const [first = ''] = Object.keys(groupings);
    const values = (await countedAs(as, [first])).groups.map((group) => group.values[0] ?? null);
    const present = values.filter((value) => value !== null);
    expect(values).toEqual([...present.toSorted(), ...values.filter((value) => value === null)]);
  });

  it.each([[[]], [['first', 'first']], [['first', 'second', 'third']]])(
    'refuses %j for its groupings',
    async (chosen) => {
      const [as = 'public'] = allowed;
      const names = Object.keys(groupings);
      const places = { first: 0, second: 1, third: 2 } as Readonly<Record<string, number>>;
      const groupBy = (chosen as readonly string[]).map((place) => names[places[place] ?? 0] ?? '');
      const { errors, statements } = await database.ask(as, asked(groupBy));
      expect(errors).toEqual(['`groupBy` takes one grouping, or two different ones']);
      expect(statements).toEqual([]);
    },
  );
});

describe('statistics', () => {
  let inJapan: SubgraphDatabase;
  let inKyrgyzstan: SubgraphDatabase;
  beforeAll(async () => {
    [inJapan, inKyrgyzstan] = await Promise.all([
      createSubgraphDatabase(japan),
      createSubgraphDatabase(kyrgyzstan),
    ]);
  }, 120_000);
  afterAll(() => Promise.all([inJapan.drop(), inKyrgyzstan.drop()]));

  const total = async (database: SubgraphDatabase, as: AudienceId, statisticsOf: string, groupBy: string) => {
    const { data } = await database.ask(as, `{ ${statisticsOf}(groupBy: [${groupBy}]) { total } }`);
    return (data[statisticsOf] as { total: number }).total;
  };
  const order = (given: NewRow): NewRow => ({
    id: randomUUID(),
    receivingEntityId: randomUUID(),
    orderDate: '2026-01-05',
    deadline: '2026-03-05',
    groundArticles: ['19-21(1)'],
    reason: 'a reason',
    synthetic: true,
    ...given,
  });

  it('count an order under embargo for Japan alone, and for the Kyrgyz side from its notification', async () => {
    await inJapan.insert(improvementOrder, [
      order({ corporateNumber: '1000000000001', publicNoticeDate: '2026-02-01' }),
      order({ corporateNumber: '2000000000002', notifiedAt: '2026-01-06T00:00:00.000Z' }),
      order({ corporateNumber: '3000000000003', plannedPublicNoticeDate: '2026-01-07' }),
    ]);
    const counts = await Promise.all(
      audienceIds.map(async (as) => [
        as,
        await total(inJapan, as, 'improvementOrderStatistics', 'ORDER_YEAR'),
      ]),
    );
    expect(Object.fromEntries(counts)).toEqual({
      ...Object.fromEntries(audienceIds.map((as) => [as, 1])),
      ...Object.fromEntries(kyrgyz.map((as) => [as, 2])),
      ...Object.fromEntries(japanese.map((as) => [as, 3])),
    });
  });

  it('count certifications for other destinations for the Kyrgyz side alone, and tell nobody else of a destination', async () => {
    const permit = (number: string, destination: string): NewRow => ({
      id: randomUUID(),
      number,
      agencyId: randomUUID(),
      destination,
      validFrom: '2026-01-05',
      state: 'IN_FORCE',
      synthetic: true,
    });
    await inKyrgyzstan.insert(certification, [permit('1', 'JP'), permit('2', 'KR'), permit('3', 'DE')]);
    for (const as of audienceIds) {
      const { data } = await inKyrgyzstan.ask(
        as,
        '{ certificationStatistics(groupBy: [DESTINATION]) { groups { values count } } }',
      );
      const { groups } = data['certificationStatistics'] as { groups: readonly Group[] };
      const destinations = kyrgyz.includes(as) ? ['DE', 'JP', 'KR'] : ['JP'];
      expect(groups).toEqual(destinations.map((destination) => ({ values: [destination], count: 1 })));
    }
  });

  it('by what a caller may not read are refused before any statement, as what is no grouping is', async () => {
    const { errors, statements } = await inJapan.ask(
      'public',
      '{ improvementOrderStatistics(groupBy: [OUTCOME]) { total } }',
    );
    expect(errors).toEqual(['`groupBy` names no grouping of this list']);
    expect(statements).toEqual([]);
  });

  it('are refused where they would have more groups than anyone reads', async () => {
    const rows = Array.from({ length: mostGroups + 1 }, (_, at) => ({
      id: randomUUID(),
      registrationNumber: `19登-${String(at).padStart(6, '0')}`,
      registeredOn: '2026-01-05',
      masked: false,
      prefecture: `JP-${String(at)}`,
      offices: [],
      languages: [],
      languageCodes: [],
      paused: false,
      listingStatus: 'LISTED',
      firstListedOn: '2026-10-01',
      lastListedOn: '2026-11-01',
      synthetic: true,
    }));
    await inJapan.insert(supportOrganization, rows);
    const ask = (filter: string) =>
      inJapan.ask('public', `{ supportOrganizationStatistics(groupBy: [PREFECTURE]${filter}) { total } }`);
    expect((await ask('')).errors).toEqual([
      'there are too many groups: group by one value only, or give a narrower `filter`',
    ]);
    expect((await ask(', filter: { prefecture: "JP-7" }')).data).toEqual({
      supportOrganizationStatistics: { total: 1 },
    });
  });
});
