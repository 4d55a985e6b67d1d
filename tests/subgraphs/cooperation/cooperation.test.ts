import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../../schema/audience.ts';
import { contactPoint } from '../../../subgraphs/cooperation/contact-point/contact-point.table.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { memorandum } from '../../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { misconductReport } from '../../../subgraphs/cooperation/misconduct-report/misconduct-report.table.ts';
import { contactPointRow, memorandumRow, reportRow } from '../rows/cooperation-rows.ts';
import { idOf } from '../rows/id-of.ts';
import { serveSubgraph } from '../served-subgraph.ts';
import type { Data, ServedSubgraph } from '../served-subgraph.ts';

let subgraph: ServedSubgraph;

beforeAll(async () => {
  subgraph = await serveSubgraph(cooperation);
  await subgraph.insert(misconductReport, [
    reportRow(1, { category: 'HUMAN_RIGHTS', sentAt: '2026-01-01T00:00:00.000Z', urgent: true }),
    reportRow(2, {
      originator: 'KYRGYZSTAN',
      subjectKind: 'RECEIVING_ENTITY',
      subjectId: idOf('entity', 1),
      sentAt: '2026-01-02T00:00:00.001Z',
      state: 'ACTED',
    }),
    reportRow(3, {
      subjectKind: 'SUPPORT_ORGANIZATION',
      subjectId: idOf('organization', 1),
      sentAt: '2026-01-03T00:00:00.000Z',
    }),
    reportRow(4, { subjectKind: 'UNREGISTERED', subjectId: null, sentAt: '2026-01-04T00:00:00.000Z' }),
  ]);
  await subgraph.insert(contactPoint, [
    contactPointRow(1, { effectiveFrom: '2026-01-01', effectiveTo: '2026-03-31' }),
    contactPointRow(2, { effectiveFrom: '2026-04-01' }),
    contactPointRow(3, { party: 'KYRGYZSTAN', effectiveFrom: '2026-01-01' }),
  ]);
  await subgraph.insert(memorandum, [memorandumRow()]);
}, 60_000);
afterAll(() => subgraph.close());

const sides = [
  'japan_isa',
  'japan_mofa',
  'japan_mhlw',
  'japan_npa',
  'kyrgyzstan_ministry',
  'kyrgyzstan_center',
] as const;
const others = ['public', 'third_party_otit', 'third_party_embassy'] as const;

const ids = async (given: string, audience: AudienceId = 'japan_mofa'): Promise<readonly string[]> => {
  const { data, errors } = await subgraph.ask(
    audience,
    `{ misconductReports${given} { edges { node { id } } } }`,
  );
  expect(errors).toEqual([]);
  return data.misconductReports.edges.map(({ node }: Data) => node.id as string) as string[];
};

describe('misconduct reports', () => {
  const [first, second, third, fourth] = [1, 2, 3, 4].map((n) => idOf('report', n));

  it.each([
    ['', [fourth, third, second, first]],
    ['(orderBy: { field: SENT_AT, direction: ASCENDING })', [first, second, third, fourth]],
    ['(filter: { category: HUMAN_RIGHTS })', [first]],
    ['(filter: { category: OTHER })', []],
    ['(filter: { state: ACTED })', [second]],
    ['(filter: { originator: KYRGYZSTAN })', [second]],
    ['(filter: { subjectKind: UNREGISTERED })', [fourth]],
    ['(filter: { urgent: true })', [first]],
    ['(filter: { urgent: false })', [fourth, third, second]],
    ['(filter: { sentFrom: "2026-01-02T00:00:00.001Z" })', [fourth, third, second]],
    ['(filter: { sentFrom: "2026-01-02T00:00:00.002Z" })', [fourth, third]],
    ['(filter: { sentTo: "2026-01-02T05:00:00.001+05:00" })', [second, first]],
    ['(filter: { sentTo: "1000-01-01T00:00:00Z" })', []],
  ])('with %s are in their order', async (given, expected) => {
    expect(await ids(given)).toEqual(expected);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-14:00',
    '1000-01-01T00:00:00+14:00',
    '+012026-01-01T00:00:00Z',
    'now',
    '2026-01-01T00:00:00\0Z',
  ])('are not filtered by %j, which is no instant', async (sentFrom) => {
    const { errors, data } = await subgraph.ask(
      'japan_isa',
      'query Sent($filter: MisconductReportFilter) { misconductReports(filter: $filter) { edges { node { id } } } }',
      { filter: { sentFrom } },
    );
    expect(data).toBeUndefined();
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]?.message).toMatch(/a DateTime must be an instant written as 2026-08-03T00:00:00Z/);
  });

  it('lead to their subjects as entities of whichever country keeps them', async () => {
    const { data } = await subgraph.ask(
      'kyrgyzstan_center',
      `{ misconductReports { edges { node { subjectKind subjectName subject { __typename
        ... on SendingAgency { id } ... on ReceivingEntity { id } ... on SupportOrganization { id } } } } } }`,
    );
    expect(data.misconductReports.edges.map(({ node }: Data) => node.subject as unknown)).toEqual([
      null,
      { __typename: 'SupportOrganization', id: idOf('organization', 1) },
      { __typename: 'ReceivingEntity', id: idOf('entity', 1) },
      { __typename: 'SendingAgency', id: idOf('agency', 1) },
    ]);
  });

  it('are found one by one and by reference, by both sides', async () => {
    for (const audience of sides) {
      const query =
        'query One($id: ID!) { misconductReport(id: $id) { category knownAt sentAt receivedAt urgent } }';
      const told = {
        category: 'HUMAN_RIGHTS',
        knownAt: '2026-01-01T00:00:00.000Z',
        sentAt: '2026-01-01T00:00:00.000Z',
        receivedAt: null,
        urgent: true,
      };
      expect((await subgraph.ask(audience, query, { id: first })).data).toEqual({ misconductReport: told });
      expect((await subgraph.ask(audience, query, { id: 'x' })).data).toEqual({ misconductReport: null });
      const refer =
        'query Refer($representations: [_Any!]!) { _entities(representations: $representations) { ... on MisconductReport { category } } }';
      const representations = [{ __typename: 'MisconductReport', id: first, category: 'OTHER' }];
      expect((await subgraph.ask(audience, refer, { representations })).data).toEqual({
        _entities: [{ category: 'HUMAN_RIGHTS' }],
      });
    }
  });

  it('have a police reference for two of Japan’s agencies alone', async () => {
    const query = '{ misconductReports(first: 1) { edges { node { policeReference } } } }';
    for (const audience of ['japan_isa', 'japan_npa'] as const)
      expect((await subgraph.ask(audience, query)).data.misconductReports.edges[0].node.policeReference).toBe(
        'NPA-1',
      );
    for (const audience of [
      'japan_mofa',
      'japan_mhlw',
      'kyrgyzstan_ministry',
      'kyrgyzstan_center',
      ...others,
    ] as const)
      expect((await subgraph.ask(audience, query)).data).toBeUndefined();
  });

  it('do not exist for anyone else: every way to them is answered as a name that never was', async () => {
    for (const audience of others) {
      const never = await subgraph.ask(audience, '{ nothingOfTheKind { edges { node { id } } } }');
      for (const query of [
        '{ misconductReports { edges { node { id } } } }',
        `{ misconductReport(id: "${String(first)}") { id } }`,
        '{ memorandum { title } ... on MisconductReport { id } }',
        'query ($category: MisconductCategory) { memorandum { title @include(if: true) } contactPoints(filter: { party: $category }) { edges { cursor } } }',
      ]) {
        const answer = await subgraph.ask(audience, query);
        expect([query, answer.status, answer.text]).toEqual([query, never.status, never.text]);
      }
    }
  });
});

describe('contact points', () => {
  it.each([
    ['', [1, 3, 2]],
    ['(filter: { party: JAPAN })', [1, 2]],
    ['(filter: { inForceOn: "2026-03-31" })', [1, 3]],
    ['(filter: { inForceOn: "2026-04-01" })', [3, 2]],
    ['(filter: { party: JAPAN, inForceOn: "2026-04-01" })', [2]],
  ])('with %s are versions %j', async (given, expected) => {
    const { data } = await subgraph.ask('public', `{ contactPoints${given} { edges { node { version } } } }`);
    const versions = data.contactPoints.edges.map(({ node }: Data) => node.version as number) as number[];
    expect([...versions].sort()).toEqual([...expected].sort());
  });

  it('name their officers to the two sides', async () => {
    const query =
      '{ contactPoints(first: 1) { edges { node { office officeNative officers { name email telephone } } } } }';
    for (const audience of sides)
      expect((await subgraph.ask(audience, query)).data.contactPoints.edges[0].node.officers).toEqual([
        { name: '架空 花子', email: 'hanako@example.org', telephone: null },
      ]);
    for (const audience of others) expect((await subgraph.ask(audience, query)).status).toBe(400);
  });
});

it('the Memorandum is told to everyone', async () => {
  for (const audience of [...sides, ...others])
    expect(
      (
        await subgraph.ask(
          audience,
          '{ memorandum { title titleJapanese state effectiveFrom signatures { place signedOn } } }',
        )
      ).data,
    ).toEqual({
      memorandum: {
        title: 'Memorandum of Cooperation',
        titleJapanese: '協力覚書',
        state: 'IN_FORCE',
        effectiveFrom: '2026-01-01',
        signatures: [{ place: 'Tokyo', signedOn: '2026-01-01' }],
      },
    });
});
