import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../../schema/audience.ts';
import {
  certification,
  certificationEvent,
} from '../../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { investigation } from '../../../subgraphs/kyrgyzstan/investigation/investigation.table.ts';
import { kyrgyzstan } from '../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { publicationInKyrgyzstan } from '../../../subgraphs/kyrgyzstan/publication/publication-in-kyrgyzstan.table.ts';
import { sendingAgency } from '../../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../rows/id-of.ts';
import {
  agencyRow,
  certificationRow,
  eventRow,
  investigationRow,
  publicationInKyrgyzstanRow,
} from '../rows/kyrgyz-rows.ts';
import { serveSubgraph } from '../served-subgraph.ts';
import type { Data, ServedSubgraph } from '../served-subgraph.ts';

let subgraph: ServedSubgraph;
/** Today and yesterday in Bishkek, by the database's clock. */
let today = '';
let yesterday = '';

const ended = { validFrom: '2019-01-01', validUntil: '2020-01-01' };

beforeAll(async () => {
  subgraph = await serveSubgraph(kyrgyzstan);
  const { rows } = await subgraph.superuser.query<{ today: string; yesterday: string }>(
    `select day::text as today, (day - 1)::text as yesterday from (select (now() at time zone 'Asia/Bishkek')::date as day)`,
  );
  [{ today, yesterday } = { today, yesterday }] = rows;
  await subgraph.insert(sendingAgency, [
    agencyRow(1, {
      name: 'Үмүт Жол Пример',
      names: [
        { value: 'Умут Жол Пример', script: 'CYRILLIC', seenFrom: '2025-01-01' },
        { value: 'Үмүт Жол Пример', script: 'CYRILLIC', seenFrom: '2026-01-22' },
        { value: 'Umut Zhol Primer', script: 'LATIN', seenFrom: '2025-01-01' },
        { value: 'ウムット・ジョル', script: 'JAPANESE', seenFrom: '2026-02-01' },
      ],
    }),
    agencyRow(2, { name: 'Ёлка Пример', names: [], region: 'KG-O' }),
    agencyRow(3, { name: 'Өмүр Пример', names: [], region: null }),
    agencyRow(4, { name: 'Ойноо Пример', names: [], region: 'KG-B' }),
    agencyRow(5, { name: 'Тур Пример', names: [], sendsToJapan: false }),
  ]);
  await subgraph.insert(certification, [
    // The agency's older certification for Japan is over, the newer one in force.
    certificationRow(1, ended),
    certificationRow(11, { agencyId: idOf('agency', 1), validFrom: '2026-01-01' }),
    // In force goes before later.
    certificationRow(2, { validFrom: '2025-01-01' }),
    certificationRow(12, {
      agencyId: idOf('agency', 2),
      validFrom: '2026-01-01',
      validUntil: null,
      state: 'REVOKED',
    }),
    certificationRow(3, { state: 'SUSPENDED' }),
    certificationRow(4, { ...ended, state: 'SUSPENDED' }),
    certificationRow(14, {
      agencyId: idOf('agency', 4),
      ...ended,
      validFrom: '2018-01-01',
      state: 'REVOKED',
    }),
    certificationRow(5, { destination: 'TR' }),
    certificationRow(21, { agencyId: idOf('agency', 1), destination: 'TR', state: 'SUSPENDED' }),
    certificationRow(31, { agencyId: idOf('agency', 9), validUntil: today }),
    certificationRow(32, { agencyId: idOf('agency', 9), validUntil: yesterday }),
    certificationRow(33, { agencyId: idOf('agency', 9), validUntil: null }),
  ]);
  await subgraph.insert(certificationEvent, [
    eventRow(2, { sequence: 2, kind: 'SUSPENDED', date: '2026-01-12', ground: 'false information' }),
    eventRow(1),
    eventRow(3, { certificationId: idOf('certification', 21), destination: 'TR' }),
  ]);
  await subgraph.insert(investigation, [investigationRow(1, { openedOn: '2026-02-01' })]);
  await subgraph.insert(publicationInKyrgyzstan, [publicationInKyrgyzstanRow(1)]);
}, 60_000);
afterAll(() => subgraph.close());

const listed = async (
  audience: AudienceId,
  field: string,
  given: string,
  shown: string,
): Promise<readonly unknown[]> => {
  const { data, errors } = await subgraph.ask(
    audience,
    `{ ${field}(${given}) { edges { node { ${shown} } } } }`,
  );
  expect(errors).toEqual([]);
  return data[field].edges.map(({ node }: { node: Record<string, unknown> }) => node[shown]) as unknown[];
};

describe('sending agencies', () => {
  const [first, second, third, fourth, fifth] = [1, 2, 3, 4, 5].map((n) => idOf('agency', n));

  it.each([
    ['name: "үмүт"', [first]],
    ['name: "умут жол"', [first]],
    ['name: "UMUT"', [first]],
    ['name: "ムット"', [first]],
    ['name: "елка"', [second]],
    ['name: "өм"', [third]],
    ['name: "ө"', [third]],
    ['name: "пример"', [second, fourth, third, first]],
    ['name: "тур"', []],
    ['region: "KG-O"', [second]],
    ['region: "\\u0000"', []],
    ['inn: "00000000000003"', [third]],
    ['inn: "00000000000005"', []],
    ['certificationState: IN_FORCE', [second, first]],
    ['certificationState: SUSPENDED', [third]],
    ['certificationState: EXPIRED', [fourth]],
    ['certificationState: REVOKED', []],
  ])('of Japan’s view filtered by { %s } are %j', async (filter, expected) => {
    expect(await listed('japan_isa', 'sendingAgencies', `filter: { ${filter} }`, 'id')).toEqual(expected);
  });

  it.each([
    // Ө comes after О and Ү after У in Kyrgyz, while their codes come after all of Russian.
    ['NAME', [second, fourth, third, fifth, first]],
    ['NAME, direction: DESCENDING', [first, fifth, third, fourth, second]],
    // None first, then KG-B, KG-GB twice, KG-O.
    ['REGION', [third, fourth, ...[first, fifth].sort(), second]],
  ])('ordered by %s are as expected', async (order, expected) => {
    expect(
      await listed('kyrgyzstan_ministry', 'sendingAgencies', `orderBy: { field: ${order} }`, 'id'),
    ).toEqual(expected);
  });

  it('tell in every state of the filter the same state of their certification', async () => {
    for (const state of ['IN_FORCE', 'SUSPENDED', 'REVOKED', 'EXPIRED']) {
      const found = await listed(
        'public',
        'sendingAgencies',
        `filter: { certificationState: ${state} }`,
        'id',
      );
      const { data } = await subgraph.ask(
        'public',
        '{ sendingAgencies { edges { node { id certification { state } } } } }',
      );
      const expected = data.sendingAgencies.edges
        .filter(({ node }: Data) => node.certification?.state === state)
        .map(({ node }: Data) => node.id as string);
      expect([state, found]).toEqual([state, expected]);
    }
  });

  it('tell all their names with their days, and what concerns only some only to those', async () => {
    const query = (more: string) =>
      `query One($id: ID!) { sendingAgency(id: $id) { name names { value script seenFrom } region contacts { address telephone website } synthetic ${more} } }`;
    const told = {
      name: 'Үмүт Жол Пример',
      names: [
        { value: 'Умут Жол Пример', script: 'CYRILLIC', seenFrom: '2025-01-01' },
        { value: 'Үмүт Жол Пример', script: 'CYRILLIC', seenFrom: '2026-01-22' },
        { value: 'Umut Zhol Primer', script: 'LATIN', seenFrom: '2025-01-01' },
        { value: 'ウムット・ジョル', script: 'JAPANESE', seenFrom: '2026-02-01' },
      ],
      region: 'KG-GB',
      contacts: { address: 'Бишкек', telephone: '+996 000', website: null },
      synthetic: true,
    };
    const one = async (audience: AudienceId, more = '') =>
      (await subgraph.ask(audience, query(more), { id: first })).data as unknown;
    expect(await one('public')).toEqual({ sendingAgency: told });
    expect(await one('japan_isa', 'inn')).toEqual({ sendingAgency: { ...told, inn: '00000000000001' } });
    expect(await one('kyrgyzstan_center', 'inn founders { name share }')).toEqual({
      sendingAgency: { ...told, inn: '00000000000001', founders: [{ name: 'Пример Пример', share: 100 }] },
    });
  });

  it('without a certification for Japan are the Kyrgyz side’s own', async () => {
    const query = 'query One($id: ID!) { sendingAgency(id: $id) { name } }';
    for (const audience of ['public', 'japan_isa', 'third_party_embassy'] as const) {
      expect((await subgraph.ask(audience, query, { id: fifth })).text).toBe(
        '{"data":{"sendingAgency":null}}\n',
      );
      expect(await listed(audience, 'sendingAgencies', 'first: 100', 'id')).not.toContain(fifth);
    }
    expect((await subgraph.ask('kyrgyzstan_center', query, { id: fifth })).data).toEqual({
      sendingAgency: { name: 'Тур Пример' },
    });
    expect(await listed('kyrgyzstan_center', 'sendingAgencies', 'filter: { name: "тур" }', 'id')).toEqual([
      fifth,
    ]);
  });

  it.each([
    '',
    'x',
    'null',
    '\0',
    '\ud800',
    'x'.repeat(100_000),
    idOf('agency', 1).toUpperCase(),
    `{${idOf('agency', 1)}}`,
  ])('are not found by an odd id (%#)', async (id) => {
    const { text } = await subgraph.ask('public', 'query One($id: ID!) { sendingAgency(id: $id) { name } }', {
      id,
    });
    expect(JSON.parse(text)).toEqual({ data: { sendingAgency: null } });
  });
});

describe('certifications', () => {
  it.each([
    ['SYN-0001', 'EXPIRED'],
    ['SYN-0011', 'IN_FORCE'],
    ['SYN-0012', 'REVOKED'],
    ['SYN-0003', 'SUSPENDED'],
    ['SYN-0004', 'EXPIRED'],
    // A revocation stays one after its period.
    ['SYN-0014', 'REVOKED'],
    // The last day of the period counts, in Bishkek.
    ['SYN-0031', 'IN_FORCE'],
    ['SYN-0032', 'EXPIRED'],
    ['SYN-0033', 'IN_FORCE'],
  ])('%s stands as %s', async (number, state) => {
    const query = 'query One($number: String!) { certification(number: $number) { state } }';
    expect((await subgraph.ask('public', query, { number })).data).toEqual({ certification: { state } });
    expect(
      await listed('public', 'certifications', `first: 100, filter: { state: ${state} }`, 'number'),
    ).toContain(number);
  });

  it('are found by a state exactly where they show it', async () => {
    const shown = (
      await subgraph.ask(
        'kyrgyzstan_center',
        '{ certifications(first: 100) { edges { node { number state } } } }',
      )
    ).data;
    for (const state of ['IN_FORCE', 'SUSPENDED', 'REVOKED', 'EXPIRED'])
      expect(
        await listed(
          'kyrgyzstan_center',
          'certifications',
          `first: 100, filter: { state: ${state} }`,
          'number',
        ),
      ).toEqual(
        shown.certifications.edges
          .filter(({ node }: Data) => node.state === state)
          .map(({ node }: Data) => node.number as string),
      );
  });

  it.each([
    ['filter: { destination: "TR" }', ['SYN-0005', 'SYN-0021']],
    ['filter: { validUntilTo: "2020-01-01" }', ['SYN-0001', 'SYN-0004', 'SYN-0014']],
    ['first: 2, filter: { validUntilFrom: "2999-12-31" }', ['SYN-0002', 'SYN-0003']],
    ['first: 1, orderBy: { field: VALID_FROM, direction: ASCENDING }', ['SYN-0014']],
    ['first: 2, orderBy: { field: NUMBER, direction: DESCENDING }', ['SYN-0033', 'SYN-0032']],
  ])('with %s are %j', async (given, expected) => {
    expect(await listed('kyrgyzstan_ministry', 'certifications', given, 'number')).toEqual(expected);
  });

  it('tell their life in order, with its grounds to the two sides', async () => {
    await subgraph.insert(certification, [certificationRow(41, { validUntil: '2027-01-01' })]);
    await subgraph.insert(certificationEvent, [
      eventRow(12, {
        certificationId: idOf('certification', 41),
        sequence: 2,
        kind: 'SUSPENDED',
        date: '2026-01-12',
        ground: 'false information',
      }),
      eventRow(11, { certificationId: idOf('certification', 41) }),
    ]);
    const query = (more: string) =>
      `{ certification(number: "SYN-0041") { validFrom validUntil criteriaVersion decision { number decidedOn } events { kind date validUntil ${more} } } }`;
    expect((await subgraph.ask('japan_isa', query('ground'))).data).toEqual({
      certification: {
        validFrom: '2026-01-03',
        validUntil: '2027-01-01',
        criteriaVersion: '2025',
        decision: { number: '1', decidedOn: '2026-01-01' },
        events: [
          { kind: 'GRANTED', date: '2026-01-01', validUntil: '2999-12-31', ground: 'commission decision' },
          { kind: 'SUSPENDED', date: '2026-01-12', validUntil: '2999-12-31', ground: 'false information' },
        ],
      },
    });
    expect((await subgraph.ask('public', query(''))).data.certification.events).toHaveLength(2);
  });

  it('of an agency are told latest first, each audience those that it may see', async () => {
    const query = `query One($id: ID!) { sendingAgency(id: $id) { certification { number state } certifications { number destination agency { name } } } }`;
    const of = async (audience: AudienceId) =>
      (await subgraph.ask(audience, query, { id: idOf('agency', 1) })).data.sendingAgency;
    const numbers = (agency: Data) =>
      agency.certifications.map((each: Data) => each.number as string) as string[];
    expect(numbers(await of('public'))).toEqual(['SYN-0011', 'SYN-0001']);
    expect(numbers(await of('japan_isa'))).toEqual(['SYN-0011', 'SYN-0001']);
    expect([...numbers(await of('kyrgyzstan_center'))].sort()).toEqual(['SYN-0001', 'SYN-0011', 'SYN-0021']);
    expect((await of('public')).certification).toEqual({ number: 'SYN-0011', state: 'IN_FORCE' });
  });

  it('for another destination are invisible outside the Kyrgyz side, by list, number, reference and agency', async () => {
    for (const audience of [
      'public',
      'japan_isa',
      'japan_npa',
      'third_party_otit',
      'third_party_embassy',
    ] as const) {
      expect(
        await listed(audience, 'certifications', 'first: 100, filter: { destination: "TR" }', 'number'),
      ).toEqual([]);
      expect(await listed(audience, 'certifications', 'first: 100', 'number')).not.toContain('SYN-0005');
      const one = await subgraph.ask(audience, '{ certification(number: "SYN-0005") { state } }');
      const never = await subgraph.ask(audience, '{ certification(number: "SYN-9999") { state } }');
      expect(one.text).toBe(never.text);
      const { data } = await subgraph.ask(
        audience,
        'query Refer($representations: [_Any!]!) { _entities(representations: $representations) { ... on Certification { number events { kind } } } }',
        {
          representations: [
            { __typename: 'Certification', id: idOf('certification', 21), destination: 'JP' },
          ],
        },
      );
      expect(data).toEqual({ _entities: [null] });
    }
    for (const audience of ['kyrgyzstan_center', 'kyrgyzstan_ministry'] as const)
      expect(
        (
          await subgraph.ask(
            audience,
            '{ certification(number: "SYN-0021") { destination events { kind } } }',
          )
        ).data,
      ).toEqual({
        certification: { destination: 'TR', events: [{ kind: 'GRANTED' }] },
      });
  });
});

describe('an investigation', () => {
  const query = (more: string) =>
    `query Refer($representations: [_Any!]!) { _entities(representations: $representations) { ... on MisconductReport { id investigation { state openedOn closedOn result summary resultProvidedAt ${more} } } } }`;
  const representations = [1, 2].map((n) => ({ __typename: 'MisconductReport', id: idOf('report', n) }));
  const told = {
    state: 'RESULT_PROVIDED',
    openedOn: '2026-02-01',
    closedOn: '2026-03-01',
    result: 'GUIDANCE',
    summary: 'guidance was given',
    resultProvidedAt: '2026-03-02T00:00:00.000Z',
  };

  it('is told to Japan without the Kyrgyz side’s notes', async () => {
    expect((await subgraph.ask('japan_isa', query(''), { representations })).data).toEqual({
      _entities: [
        { id: idOf('report', 1), investigation: told },
        { id: idOf('report', 2), investigation: null },
      ],
    });
  });

  it('is told to the Kyrgyz side with them', async () => {
    const { data } = await subgraph.ask('kyrgyzstan_center', query('internalNotes'), { representations });
    expect(data._entities[0].investigation).toEqual({ ...told, internalNotes: 'for ourselves' });
  });

  it('does not exist for anyone else', async () => {
    for (const audience of ['public', 'third_party_embassy', 'third_party_otit'] as const)
      for (const given of [representations, [], [{ __typename: 'Nothing', id: '1' }]])
        expect((await subgraph.ask(audience, query(''), { representations: given })).text).toBe(
          '{"errors":[{"message":"the operation does not fit this schema","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}\n',
        );
  });
});

it('Kyrgyz publications are found by the order of the other country', async () => {
  const { data } = await subgraph.ask(
    'public',
    'query Refer($representations: [_Any!]!) { _entities(representations: $representations) { ... on ImprovementOrder { publicationInKyrgyzstan { textKyrgyz textRussian publishedAt receivedAt } } } }',
    { representations: [1, 2].map((n) => ({ __typename: 'ImprovementOrder', id: idOf('order', n) })) },
  );
  expect(data._entities).toEqual([
    {
      publicationInKyrgyzstan: {
        textKyrgyz: 'Бузууларды жоюу жөнүндө',
        textRussian: 'Предписание',
        publishedAt: '2026-02-02T00:00:00.000Z',
        receivedAt: '2026-02-01T00:00:00.000Z',
      },
    },
    { publicationInKyrgyzstan: null },
  ]);
});
