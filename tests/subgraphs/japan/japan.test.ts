import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fieldSuspension } from '../../../subgraphs/japan/field-suspension/field-suspension.table.ts';
import { improvementOrder } from '../../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { industryField } from '../../../subgraphs/japan/industry-field/industry-field.table.ts';
import { japan } from '../../../subgraphs/japan/japan.ts';
import { publicationInJapan } from '../../../subgraphs/japan/publication/publication-in-japan.table.ts';
import { receivingEntity } from '../../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { supportOrganization } from '../../../subgraphs/japan/support-organization/support-organization.table.ts';
import { idOf } from '../rows/id-of.ts';
import {
  entityNumber,
  entityRow,
  fieldRow,
  orderRow,
  organizationRow,
  publicationInJapanRow,
  suspensionRow,
} from '../rows/japan-rows.ts';
import { serveSubgraph } from '../served-subgraph.ts';
import type { Answer, Data, ServedSubgraph } from '../served-subgraph.ts';

let subgraph: ServedSubgraph;

beforeAll(async () => {
  subgraph = await serveSubgraph(japan);
  await subgraph.insert(supportOrganization, [
    organizationRow(1, { name: '井伊支援株式会社', prefecture: 'JP-13', languageCodes: ['ky', 'ru'] }),
    organizationRow(2, { name: 'ＡＢＣ Support Center', prefecture: 'JP-14', paused: true }),
    organizationRow(3, { name: 'Көпүрө Ңур Үй', languageCodes: ['en'], registeredOn: '2020-04-01' }),
    organizationRow(4, {
      name: null,
      masked: true,
      offices: [],
      listingStatus: 'NO_LONGER_LISTED',
      registeredOn: '2026-01-01',
    }),
  ]);
  await subgraph.insert(receivingEntity, [
    entityRow(1, {
      name: '架空金属加工株式会社',
      nameKana: 'カクウキンゾクカコウ',
      nameEnglish: 'Invented Metals',
    }),
    entityRow(2, { name: '海', prefecture: 'JP-27', size: 'LARGE', industryFieldCodes: ['care'] }),
    entityRow(3, { name: '山', industryFieldCodes: ['nothing', 'food'] }),
  ]);
  await subgraph.insert(improvementOrder, [
    orderRow(1, { orderDate: '2026-01-10', deadline: '2026-05-01' }),
    orderRow(11, { ...idsOfEntity(1), orderDate: '2026-03-10', deadline: '2026-04-01' }),
    orderRow(2, { orderDate: '2026-02-10', deadline: '2026-06-01', publicNoticeDate: null }),
  ]);
  await subgraph.insert(industryField, [
    fieldRow(1, { code: 'past', effectiveFrom: '2020-01-01', effectiveTo: '2024-03-31' }),
    fieldRow(2, { code: 'future', effectiveFrom: '2999-01-01' }),
  ]);
  await subgraph.insert(fieldSuspension, [
    suspensionRow(1, { industryFieldCode: 'past', inForceFrom: '2022-04-01', resumedOn: '2022-07-01' }),
    suspensionRow(2, { industryFieldCode: 'future', inForceFrom: '2025-01-01' }),
  ]);
  await subgraph.insert(publicationInJapan, [publicationInJapanRow(1)]);
}, 60_000);
afterAll(() => subgraph.close());

function idsOfEntity(n: number) {
  return { receivingEntityId: idOf('entity', n), corporateNumber: entityNumber(n) };
}

/** What a list shows of each row, with a filter and perhaps an order. */
const listed = async (field: string, given: string, shown: string): Promise<readonly unknown[]> => {
  const { data, errors } = await subgraph.ask(
    'japan_isa',
    `{ ${field}(${given}) { edges { node { ${shown} } } } }`,
  );
  expect(errors).toEqual([]);
  return data[field].edges.map(({ node }: { node: Record<string, unknown> }) => node[shown]) as unknown[];
};

describe('support organizations', () => {
  const all = ['99登-000001', '99登-000002', '99登-000003', '99登-000004'];
  const [first, second, third, fourth] = all;

  it.each([
    ['name: "井伊"', [first]],
    ['name: "支援"', [first]],
    ['name: "井"', [first]],
    ['name: "ABC"', [second]],
    ['name: "abc　support"', [second]],
    ['name: "ｃｅｎｔｅｒ"', [second]],
    ['name: "көпүрө"', [third]],
    ['name: "ҢУР"', [third]],
    ['name: "ү"', [third]],
    ['name: "нур"', []],
    ['name: "%"', 'BAD_USER_INPUT'],
    ['name: " "', 'BAD_USER_INPUT'],
    ['name: ""', 'BAD_USER_INPUT'],
    ['name: "_BC"', [second]],
    ['name: "\\u0000井"', [first]],
    [`name: "${'井'.repeat(201)}"`, 'BAD_USER_INPUT'],
    [`name: "${'井'.repeat(200)}"`, []],
    ['prefecture: "JP-14"', [second]],
    ['prefecture: "JP-14\\u0000"', []],
    ['prefecture: "x\' or true --"', []],
    ['language: "ky"', [first, second, fourth]],
    ['language: "ru"', [first]],
    ['language: "\\u0000"', []],
    ['language: "{ky}"', []],
    ['paused: true', [second]],
    ['paused: false', [first, third, fourth]],
    ['listingStatus: LISTED', [first, second, third]],
    ['listingStatus: NO_LONGER_LISTED', [fourth]],
    ['registeredTo: "2020-04-01"', [third]],
    ['registeredFrom: "2020-04-02"', [first, second, fourth]],
    ['language: "ky", paused: true', [second]],
    ['name: null, paused: null', all],
    ['registeredFrom: "2026-02-30"', 'GRAPHQL_VALIDATION_FAILED'],
    ['registeredFrom: "0000-01-01"', 'GRAPHQL_VALIDATION_FAILED'],
  ])('filtered by { %s } are %j', async (filter, expected) => {
    const { data, errors } = await subgraph.ask(
      'public',
      `{ supportOrganizations(filter: { ${filter} }) { edges { node { registrationNumber } } } }`,
    );
    if (typeof expected === 'string')
      expect(errors.map(({ extensions }) => extensions.code)).toEqual([expected]);
    else {
      expect(errors).toEqual([]);
      expect(
        data.supportOrganizations.edges.map(({ node }: Data) => node.registrationNumber as string),
      ).toEqual(expected);
    }
  });

  it.each([
    ['REGISTRATION_NUMBER, direction: DESCENDING', [fourth, third, second, first]],
    ['REGISTERED_ON', [third, fourth, first, second]],
    // A masked person has no name and comes first; then the scripts as the Japanese language sorts them.
    ['NAME', [fourth, second, first, third]],
  ])('ordered by %s are %j', async (order, expected) => {
    expect(
      await listed('supportOrganizations', `orderBy: { field: ${order} }`, 'registrationNumber'),
    ).toEqual(expected);
  });

  it('tell everything that is published of one', async () => {
    const { text } = await subgraph.ask(
      'public',
      `{ supportOrganization(registrationNumber: "99登-000001") { registrationNumber registeredOn name masked prefecture
        offices { name address prefecture } languages { asWritten code } paused remarks listingStatus firstListedOn
        lastListedOn synthetic } }`,
    );
    expect(JSON.parse(text)).toEqual({
      data: {
        supportOrganization: {
          registrationNumber: '99登-000001',
          registeredOn: '2026-01-02',
          name: '井伊支援株式会社',
          masked: false,
          prefecture: 'JP-13',
          offices: [{ name: '本店', address: '東京都架空区1', prefecture: 'JP-13' }],
          languages: [{ asWritten: 'キルギス語', code: 'ky' }],
          paused: false,
          remarks: null,
          listingStatus: 'LISTED',
          firstListedOn: '2026-01-01',
          lastListedOn: '2026-01-01',
          synthetic: true,
        },
      },
    });
  });

  it('tell telephone and representative to Japan’s agencies', async () => {
    const { data } = await subgraph.ask(
      'japan_npa',
      '{ supportOrganization(registrationNumber: "99登-000001") { telephone representative } }',
    );
    expect(data).toEqual({ supportOrganization: { telephone: '03-0000-0000', representative: '架空 太郎' } });
  });
});

/** Numbers of the register that are in no register, some of which no database could hold. */
const oddNumbers = [
  '',
  ' ',
  'x',
  '99登-000001 ',
  '99登-000001\0',
  '\0',
  '\ud800',
  '9'.repeat(100_000),
  `'; --`,
  '%',
  '🏯',
];

describe('a single look-up', () => {
  it.each([
    ['supportOrganization', 'registrationNumber', '99登-000002', 'name', 'ＡＢＣ Support Center'],
    ['receivingEntity', 'corporateNumber', entityNumber(2), 'name', '海'],
  ])(
    '%s by its %s finds that one and, by anything else, nothing',
    async (field, by, number, shown, expected) => {
      const query = `query One($number: String!) { ${field}(${by}: $number) { ${shown} } }`;
      expect((await subgraph.ask('public', query, { number })).data).toEqual({
        [field]: { [shown]: expected },
      });
      for (const odd of oddNumbers) {
        const { text } = await subgraph.ask('public', query, { number: odd });
        expect([odd.slice(0, 20), JSON.parse(text)]).toEqual([odd.slice(0, 20), { data: { [field]: null } }]);
      }
    },
  );
});

describe('receiving entities', () => {
  const [first, second, third] = [1, 2, 3].map(entityNumber);

  it.each([
    ['filter: { name: "金属" }', [first]],
    ['filter: { name: "ｷﾝｿﾞｸ" }', [first]],
    ['filter: { name: "invented metals" }', [first]],
    ['filter: { name: "海" }', [second]],
    ['filter: { prefecture: "JP-27" }', [second]],
    // The check digit comes first, so the second number is the smaller.
    ['filter: { industryField: "care" }', [second, first]],
    ['filter: { size: LARGE }', [second]],
    ['filter: { size: MEDIUM }', []],
    // As Japanese sorts them (架 before 海 before 山), which is not as their codes do.
    ['orderBy: { field: NAME }', [first, second, third]],
    ['orderBy: { field: NAME, direction: DESCENDING }', [third, second, first]],
  ])('with %s are %j', async (given, expected) => {
    expect(await listed('receivingEntities', given, 'corporateNumber')).toEqual(expected);
  });

  it('tell their fields as they stand now, and leave out a code that has none', async () => {
    const { data, errors } = await subgraph.ask(
      'public',
      `{ receivingEntity(corporateNumber: "${String(third)}") { industryFields { code nameEnglish } } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      receivingEntity: {
        industryFields: [{ code: 'food', nameEnglish: 'Manufacture of food and beverages' }],
      },
    });
  });

  it('tell the orders issued to them, latest first', async () => {
    const { data } = await subgraph.ask(
      'japan_mhlw',
      `{ receivingEntity(corporateNumber: "${String(first)}") { improvementOrders { orderDate receivingEntity { name } } } }`,
    );
    expect(data).toEqual({
      receivingEntity: {
        improvementOrders: [
          { orderDate: '2026-03-10', receivingEntity: { name: '架空金属加工株式会社' } },
          { orderDate: '2026-01-10', receivingEntity: { name: '架空金属加工株式会社' } },
        ],
      },
    });
  });
});

describe('improvement orders', () => {
  it.each([
    ['filter: {}', ['2026-03-10', '2026-02-10', '2026-01-10']],
    ['orderBy: { field: ORDER_DATE, direction: ASCENDING }', ['2026-01-10', '2026-02-10', '2026-03-10']],
    ['orderBy: { field: DEADLINE, direction: ASCENDING }', ['2026-03-10', '2026-01-10', '2026-02-10']],
    ['filter: { orderedFrom: "2026-02-10" }', ['2026-03-10', '2026-02-10']],
    ['filter: { orderedTo: "2026-02-10" }', ['2026-02-10', '2026-01-10']],
    [`filter: { corporateNumber: "${entityNumber(1)}" }`, ['2026-03-10', '2026-01-10']],
    ['filter: { underEmbargo: true }', ['2026-02-10']],
    ['filter: { underEmbargo: false }', ['2026-03-10', '2026-01-10']],
  ])('with %s are those of %j', async (given, expected) => {
    expect(await listed('improvementOrders', given, 'orderDate')).toEqual(expected);
  });

  it('say that they are under embargo exactly where the filter says so', async () => {
    for (const underEmbargo of [true, false])
      expect(
        new Set(
          await listed(
            'improvementOrders',
            `filter: { underEmbargo: ${String(underEmbargo)} }`,
            'underEmbargo',
          ),
        ),
      ).toEqual(new Set([underEmbargo]));
  });
});

describe('industrial fields', () => {
  it('are all there from the start, with their ministries and caps', async () => {
    const { data } = await subgraph.ask(
      'public',
      '{ industryFields(filter: { code: "care" }) { edges { node { nameJapanese ministryInCharge cap holders holdersAsOf effectiveFrom } } } }',
    );
    expect(data.industryFields.edges).toEqual([
      {
        node: {
          nameJapanese: '介護',
          ministryInCharge: 'MHLW 厚生労働省',
          cap: 135000,
          holders: 67871,
          holdersAsOf: '2025-12-31',
          effectiveFrom: '2024-03-29',
        },
      },
    ]);
  });

  it.each([
    ['2019-12-31', []],
    ['2020-01-01', ['past']],
    ['2024-03-28', ['past']],
    ['2999-01-01', ['future']],
  ])('in force on %s hold those whose period has come and has not ended', async (day, expected) => {
    const found = await listed('industryFields', `first: 100, filter: { inForceOn: "${day}" }`, 'code');
    expect(found.filter((code) => code === 'past' || code === 'future')).toEqual(expected);
  });

  it('are in force to the end of their last day', async () => {
    const on = (day: string) =>
      listed('industryFields', `first: 100, filter: { inForceOn: "${day}" }`, 'code');
    expect(await on('2024-03-31')).toContain('past');
    expect(await on('2024-04-01')).not.toContain('past');
  });
});

describe('field suspensions', () => {
  it.each([
    ['2022-03-31', []],
    ['2022-04-01', ['2022-04-01']],
    ['2022-06-30', ['2022-04-01']],
    // On the day of resumption acceptance goes on.
    ['2022-07-01', []],
    ['2026-01-01', ['2025-01-01']],
  ])('in force on %s began on %j', async (day, expected) => {
    expect(await listed('fieldSuspensions', `filter: { inForceOn: "${day}" }`, 'inForceFrom')).toEqual(
      expected,
    );
  });

  it('are found by the code of their field, and lead to it and back', async () => {
    const { data, errors } = await subgraph.ask(
      'public',
      `{ fieldSuspensions(filter: { industryField: "past" }) { edges { node { inForceFrom resumedOn announcedAt
        industryField { code suspensions { inForceFrom } } } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.fieldSuspensions.edges).toEqual([
      {
        node: {
          inForceFrom: '2022-04-01',
          resumedOn: '2022-07-01',
          announcedAt: '2026-01-01T00:00:00.000Z',
          industryField: { code: 'past', suspensions: [{ inForceFrom: '2022-04-01' }] },
        },
      },
    ]);
  });
});

const entities = (
  audience: Parameters<ServedSubgraph['ask']>[0],
  fields: string,
  representations: unknown,
): Promise<Answer> =>
  subgraph.ask(
    audience,
    `query Refer($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`,
    { representations },
  );

it('publications are found by the agency of the other country', async () => {
  const agencies = [1, 2].map((n) => ({ __typename: 'SendingAgency', id: idOf('agency', n) }));
  const { data } = await entities(
    'public',
    '... on SendingAgency { id publicationInJapan { name status certificationNumber publishedAt receivedAt } }',
    agencies,
  );
  expect(data._entities).toEqual([
    {
      id: idOf('agency', 1),
      publicationInJapan: {
        name: 'Пример',
        status: 'CERTIFIED',
        certificationNumber: 'SYN-1',
        publishedAt: '2026-01-03T00:00:00.000Z',
        receivedAt: '2026-01-02T00:00:00.000Z',
      },
    },
    { id: idOf('agency', 2), publicationInJapan: null },
  ]);
});

it('references to several types in one question are each answered in their place', async () => {
  const { data } = await entities(
    'public',
    '__typename ... on ReceivingEntity { name } ... on SupportOrganization { registrationNumber } ... on ImprovementOrder { orderDate }',
    [
      { __typename: 'SupportOrganization', id: idOf('organization', 2) },
      { __typename: 'ReceivingEntity', id: idOf('entity', 1) },
      { __typename: 'ReceivingEntity', id: idOf('entity', 99) },
      { __typename: 'ImprovementOrder', id: idOf('order', 1) },
      { __typename: 'ReceivingEntity', id: idOf('entity', 1) },
    ],
  );
  const entity = { __typename: 'ReceivingEntity', name: '架空金属加工株式会社' };
  expect(data._entities).toEqual([
    { __typename: 'SupportOrganization', registrationNumber: '99登-000002' },
    entity,
    null,
    { __typename: 'ImprovementOrder', orderDate: '2026-01-10' },
    entity,
  ]);
});
