import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-sse';
import type { ExecutionResult } from 'graphql-sse';
import type { AudienceId } from '../../../schema/audience.ts';
import { misconductReport } from '../../../subgraphs/cooperation/misconduct-report/misconduct-report.table.ts';
import { improvementOrder } from '../../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { receivingEntity } from '../../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { consent } from '../../../subgraphs/kit/consent/consent.table.ts';
import { channelOf } from '../../../subgraphs/kit/storage/announce.ts';
import { certification } from '../../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { investigation } from '../../../subgraphs/kyrgyzstan/investigation/investigation.table.ts';
import { sendingAgency } from '../../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { consentRow } from '../../subgraphs/rows/consent-rows.ts';
import { reportRow } from '../../subgraphs/rows/cooperation-rows.ts';
import { idOf } from '../../subgraphs/rows/id-of.ts';
import { entityRow, orderRow } from '../../subgraphs/rows/japan-rows.ts';
import { agencyRow, certificationRow, investigationRow } from '../../subgraphs/rows/kyrgyz-rows.ts';
import type { ServedSubgraph } from '../../subgraphs/served-subgraph.ts';
import { openMinistries } from '../../acts/ministries.ts';
import type { Ministries } from '../../acts/ministries.ts';

/* A third party before the whole system: what it can name, what it gets, and what it is told of the rest. */

const otit = 'third_party_otit';
const embassy = 'third_party_embassy';

let world: Ministries;
let given = 0;
beforeAll(async () => {
  world = await openMinistries();
  await world.japan.insert(receivingEntity, [
    entityRow(1, { corporateNumber: '1', telephone: 'secret one' }),
    entityRow(2, { corporateNumber: '2', telephone: 'secret two' }),
    entityRow(3, { corporateNumber: '3', telephone: null }),
  ]);
  await world.japan.insert(improvementOrder, [
    orderRow(1, { reason: 'public reason' }),
    orderRow(2, { publicNoticeDate: null, reason: 'secret reason' }),
    orderRow(3, { publicNoticeDate: null, reason: 'secret reason' }),
  ]);
  await world.cooperation.insert(misconductReport, [
    reportRow(1, { originator: 'JAPAN', summary: 'secret summary' }),
    reportRow(2, { originator: 'JAPAN', summary: 'another secret summary' }),
  ]);
  await world.kyrgyzstan.insert(sendingAgency, [agencyRow(1, { inn: 'secret inn' })]);
  await world.kyrgyzstan.insert(certification, [certificationRow(1)]);
  await world.kyrgyzstan.insert(investigation, [investigationRow(1, { summary: 'secret result' })]);
}, 120_000);
afterEach(async () => {
  for (const subgraph of [world.japan, world.kyrgyzstan, world.cooperation])
    await subgraph.superuser.query('delete from consent');
});
afterAll(() => world.close());

const give = (subgraph: ServedSubgraph, row: Readonly<Record<string, unknown>>): Promise<void> =>
  subgraph.insert(consent, [consentRow((given += 1), row)]);
const giveTelephone = (n: number, more: Readonly<Record<string, unknown>> = {}) =>
  give(world.japan, { records: [idOf('entity', n)], coordinates: ['ReceivingEntity.telephone'], ...more });
const schema = async (audience: AudienceId): Promise<string> =>
  (await world.send(audience, '/schema.graphql', {})).text();
const withdrawAll = ({ superuser }: ServedSubgraph) =>
  superuser.query('update consent set withdrawn_at = now()');

const telephones = '{ receivingEntities(first: 10) { edges { node { corporateNumber telephone } } } }';
const absent = (field: string, type: string) => `Cannot query field \\"${field}\\" on type \\"${type}\\".`;

describe('a third party without a consent', () => {
  it.each([otit, embassy] as const)('sees to the letter what the public sees: %s', async (audience) => {
    expect(await schema(audience)).toBe(await schema('public'));
    for (const query of [
      telephones,
      '{ consents { edges { node { id } } } }',
      '{ improvementOrders { edges { node { id } } } }',
    ])
      expect(await world.ask(audience, query)).toEqual(await world.ask('public', query));
  });
});

describe('a third party with a consent', () => {
  it('gets the consented field of the consented record, and is told of the others', async () => {
    await giveTelephone(1);
    const { text } = await world.ask(otit, telephones);
    const reason = { reason: 'NO_CONSENT_FOR_RECORD', article: '3' };
    const at = (n: number) => ({
      coordinate: 'ReceivingEntity.telephone',
      path: ['receivingEntities', 'edges', n, 'node', 'telephone'],
      ...reason,
    });
    expect(JSON.parse(text)).toEqual({
      data: {
        receivingEntities: {
          edges: [
            { node: { corporateNumber: '1', telephone: 'secret one' } },
            { node: { corporateNumber: '2', telephone: null } },
            { node: { corporateNumber: '3', telephone: null } },
          ],
        },
      },
      extensions: { withheld: [at(1), at(2)] },
    });
  });

  it('is told the same of a record, whether or not there is a value', async () => {
    await giveTelephone(1);
    const ask = (n: number) =>
      world.ask(otit, `{ receivingEntity(corporateNumber: "${String(n)}") { telephone } }`);
    expect(await ask(2)).toEqual(await ask(3));
    expect((await ask(2)).text).toContain('NO_CONSENT_FOR_RECORD');
  });

  it('leaves the public and the other third party as they were', async () => {
    const before = [await schema('public'), await schema(embassy), await world.ask('public', telephones)];
    await giveTelephone(1);
    await world.ask(otit, telephones);
    expect([await schema('public'), await schema(embassy), await world.ask('public', telephones)]).toEqual(
      before,
    );
    expect((await world.ask(embassy, telephones)).text).toContain(absent('telephone', 'ReceivingEntity'));
  });

  it.each([
    ['ended', { validUntil: '2026-01-02T00:00:00.000Z' }],
    ['not begun', { validFrom: '2998-01-01T00:00:00.000Z' }],
    ['withdrawn', { withdrawnAt: '2026-01-02T00:00:00.000Z' }],
    ['empty', { coordinates: [] }],
  ])('finds no such name where the consent is %s', async (_which, more) => {
    await giveTelephone(1, more);
    expect((await world.ask(otit, telephones)).text).toContain(absent('telephone', 'ReceivingEntity'));
    expect(await schema(otit)).toBe(await schema('public'));
  });

  it('gets nothing in the first request after a withdrawal is committed, nor after it is consented anew for another', async () => {
    for (let round = 0; round < 5; round += 1) {
      await giveTelephone(1);
      expect((await world.ask(otit, telephones)).text).toContain('secret one');
      await withdrawAll(world.japan);
      const { text } = await world.ask(otit, telephones);
      expect(text).not.toContain('secret');
      expect(text).toContain(absent('telephone', 'ReceivingEntity'));
      await giveTelephone(2);
      const again = await world.ask(otit, telephones);
      expect(again.text).not.toContain('secret one');
      expect(again.text).toContain('secret two');
      await withdrawAll(world.japan);
    }
  });

  it('finds neither filter nor order nor any other argument by which the value could be guessed', async () => {
    await give(world.cooperation, {
      recordType: 'MisconductReport',
      records: [idOf('report', 1)],
      coordinates: ['MisconductReport.category', 'MisconductReport.summary', 'MisconductReport.originator'],
    });
    const sdl = await schema(otit);
    expect(sdl).toContain('misconductReports(');
    for (const name of [
      'MisconductReportFilter',
      'MisconductReportOrder',
      'misconductReportStatistics',
      'policeReference',
    ])
      expect(sdl).not.toContain(name);
    const filtered = await world.ask(
      otit,
      '{ misconductReports(first: 1, filter: { category: OTHER }) { edges { node { id } } } }',
    );
    expect(filtered.text).toContain('Unknown argument');
  });

  it('reads one report of many, by list and by id, and of it the consented fields alone', async () => {
    await give(world.cooperation, {
      recordType: 'MisconductReport',
      records: [idOf('report', 1)],
      coordinates: ['MisconductReport.summary', 'MisconductReport.category'],
    });
    await give(world.cooperation, {
      recordType: 'MisconductReport',
      records: [idOf('report', 2)],
      coordinates: ['MisconductReport.category'],
    });
    const listed = JSON.parse(
      (await world.ask(otit, '{ misconductReports(first: 5) { edges { node { id category summary } } } }'))
        .text,
    ) as { data: { misconductReports: { edges: { node: unknown }[] } }; extensions: { withheld: unknown[] } };
    expect(new Set(listed.data.misconductReports.edges.map(({ node }) => node))).toEqual(
      new Set([
        { id: idOf('report', 1), category: 'FEES_WITHOUT_BASIS', summary: 'secret summary' },
        { id: idOf('report', 2), category: 'FEES_WITHOUT_BASIS', summary: null },
      ]),
    );
    expect(listed.extensions.withheld).toHaveLength(1);
    const one = (n: number) => `{ misconductReport(id: "${idOf('report', n)}") { summary } }`;
    expect((await world.ask(otit, one(1))).text).toContain('secret summary');
    expect((await world.ask(otit, one(99))).text).toBe('{"data":{"misconductReport":null}}');
  });

  it('pages through records whose order it may not read', async () => {
    await give(world.cooperation, {
      recordType: 'MisconductReport',
      everyRecord: true,
      coordinates: ['MisconductReport.summary'],
    });
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 3; page += 1) {
      const { text } = await world.ask(
        otit,
        `{ misconductReports(first: 1${after}) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`,
      );
      const { edges, pageInfo } = (
        JSON.parse(text) as {
          data: {
            misconductReports: {
              edges: { cursor: string; node: { id: string } }[];
              pageInfo: { hasNextPage: boolean; endCursor: string };
            };
          };
        }
      ).data.misconductReports;
      for (const { cursor, node } of edges) {
        seen.push(node.id);
        expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/\d{4}-\d{2}-\d{2} /);
      }
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(seen.sort()).toEqual([idOf('report', 1), idOf('report', 2)].sort());
  });

  it('sees an embargoed order that a consent names, and is told which of its fields it does not', async () => {
    await give(world.japan, {
      recordType: 'ImprovementOrder',
      records: [idOf('order', 2)],
      coordinates: ['ImprovementOrder.reason'],
    });
    const { text } = await world.ask(
      otit,
      '{ improvementOrders(first: 10) { edges { node { id reason deadline } } } }',
    );
    const answer = JSON.parse(text) as { data: unknown; extensions: { withheld: unknown } };
    expect(answer.data).toMatchObject({
      improvementOrders: {
        edges: [
          { node: { id: idOf('order', 1), reason: 'public reason' } },
          { node: { id: idOf('order', 2), reason: 'secret reason', deadline: null } },
        ],
      },
    });
    expect(answer.extensions.withheld).toEqual([
      {
        coordinate: 'ImprovementOrder.deadline',
        path: ['improvementOrders', 'edges', 1, 'node', 'deadline'],
        reason: 'NO_CONSENT_FOR_RECORD',
        article: '3',
      },
    ]);
    expect(
      (await world.ask('public', '{ improvementOrders(first: 10) { edges { node { id } } } }')).text,
    ).not.toContain(idOf('order', 2));
  });

  it('needs the consent of each side for what both sides hold', async () => {
    const question = `{ misconductReport(id: "${idOf('report', 1)}") { summary investigation { summary result } } }`;
    await give(world.cooperation, {
      recordType: 'MisconductReport',
      records: [idOf('report', 1)],
      // Not Japan's to open: the field lies with the Kyrgyz side.
      coordinates: [
        'MisconductReport.summary',
        'MisconductReport.investigation',
        'Investigation.summary',
        'Investigation.result',
      ],
    });
    expect((await world.ask(otit, question)).text).toContain(absent('investigation', 'MisconductReport'));
    await give(world.kyrgyzstan, {
      originator: 'KYRGYZSTAN',
      givenBy: 'KYRGYZSTAN_MINISTRY',
      recordType: 'Investigation',
      records: [idOf('investigation', 1)],
      coordinates: ['MisconductReport.investigation', 'Investigation.summary', 'Investigation.result'],
    });
    expect(JSON.parse((await world.ask(otit, question)).text)).toEqual({
      data: {
        misconductReport: {
          summary: 'secret summary',
          investigation: { summary: 'secret result', result: 'GUIDANCE' },
        },
      },
    });
    await withdrawAll(world.kyrgyzstan);
    expect((await world.ask(otit, question)).text).toContain(absent('investigation', 'MisconductReport'));
  });

  it('reads its own consents while it has one, each side those that it gave, and nobody else any', async () => {
    const japanese =
      '{ consentsInJapan(first: 10) { edges { node { grantee coordinates records withdrawnAt } } } }';
    await giveTelephone(1);
    await giveTelephone(2, { grantee: embassy, purpose: 'secret purpose' });
    const own = await world.ask(otit, japanese);
    expect(JSON.parse(own.text)).toMatchObject({
      data: {
        consentsInJapan: {
          edges: [
            {
              node: {
                grantee: 'THIRD_PARTY_OTIT',
                coordinates: ['ReceivingEntity.telephone'],
                records: [idOf('entity', 1)],
                withdrawnAt: null,
              },
            },
          ],
        },
      },
    });
    expect((await world.ask('japan_mofa', japanese)).text).toContain('THIRD_PARTY_EMBASSY');
    for (const audience of ['public', 'kyrgyzstan_ministry'] as const)
      expect((await world.ask(audience, japanese)).text).toContain(absent('consentsInJapan', 'Query'));
  });

  it('has none where a subgraph cannot tell, and goes on as the public', async () => {
    await giveTelephone(1);
    const { client } = world.gateway;
    Object.assign(world.gateway, {
      client: { ...client, consents: () => Promise.reject(new Error('away')) },
    });
    try {
      expect(await world.ask(otit, telephones)).toEqual(await world.ask('public', telephones));
      expect(await schema(otit)).toBe(await schema('public'));
    } finally {
      Object.assign(world.gateway, { client });
    }
  });
});

describe('a gateway that still believes in a consent', () => {
  it('gets no value of it: the subgraph and the database decide for themselves', async () => {
    await giveTelephone(1);
    expect((await world.ask(otit, telephones)).text).toContain('secret one');
    await withdrawAll(world.japan);
    const { client } = world.gateway;
    Object.assign(world.gateway, {
      client: { ...client, consents: () => Promise.resolve(['ReceivingEntity.telephone']) },
    });
    try {
      const { text } = await world.ask(otit, telephones);
      expect(text).not.toContain('secret');
      expect(text).not.toContain('withheld');
    } finally {
      Object.assign(world.gateway, { client });
    }
  });
});

describe('a third party that follows what happens', () => {
  const change = () =>
    world.kyrgyzstan.superuser.query('select pg_notify($1, $2)', [
      channelOf(certification),
      idOf('certification', 1),
    ]);

  it('is told what a consent opens, and nothing any more once it is withdrawn: its stream ends', async () => {
    await give(world.kyrgyzstan, {
      originator: 'KYRGYZSTAN',
      givenBy: 'KYRGYZSTAN_MINISTRY',
      recordType: 'SendingAgency',
      records: [idOf('agency', 1)],
      coordinates: ['SendingAgency.inn'],
    });
    const client = createClient({
      url: `${world.url}/graphql/stream`,
      fetchFn: (_url: string, init: RequestInit) => world.send(otit, '/graphql/stream', init),
      retryAttempts: 0,
    });
    const events = client.iterate({
      query: 'subscription { certificationChanged { number agency { inn } } }',
    });
    // From when on it hears is not told.
    const again = setInterval(() => void change(), 100);
    const first = (await events.next()).value as ExecutionResult;
    clearInterval(again);
    expect(first.data).toEqual({
      certificationChanged: { number: 'SYN-0001', agency: { inn: 'secret inn' } },
    });
    await withdrawAll(world.kyrgyzstan);
    await change();
    const later: ExecutionResult<Record<string, unknown>, unknown>[] = [];
    for await (const told of events) later.push(told);
    // What was told before the withdrawal may still be on its way.
    const last = later.pop();
    expect(last?.errors?.map(({ extensions }) => extensions['code'])).toEqual(['STREAM_ENDED']);
    expect(JSON.stringify(last)).not.toContain('secret');
    expect(world.gateway.streams.count(otit)).toBe(0);
    client.dispose();
  });
});
