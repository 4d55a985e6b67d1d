import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { industryField } from '../../subgraphs/japan/industry-field/industry-field.table.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { entityNumber, entityRow, fieldRow } from '../subgraphs/rows/japan-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

type Input = Readonly<Record<string, unknown>>;

const japanese: readonly AudienceId[] = ['japan_isa', 'japan_mofa', 'japan_mhlw', 'japan_npa'];

let ministries: Ministries;
let n = 0;
let keys = 0;

beforeAll(async () => {
  ministries = await openMinistries();
}, 120_000);
afterAll(() => ministries.close());

/** Two new fields for each test, and an entity that receives workers in both and in care. */
beforeEach(async () => {
  n += 2;
  await ministries.japan.insert(
    industryField,
    [n, n + 1].map((each) => fieldRow(each, { effectiveFrom: '2024-03-29' })),
  );
  await ministries.japan.insert(receivingEntity, [
    entityRow(n, { industryFieldCodes: [code(), 'care', code(n + 1)] }),
  ]);
});

const code = (of = n) => `test${String(of)}`;
const id = (of = n) => idOf('field', of);
const names = { nameJapanese: '架空分野', nameEnglish: 'Invented field', ministryInCharge: 'METI' };

const act = (mutation: string, input: Input, as: AudienceId = 'japan_isa') =>
  ministries.act(as, mutation, { clientMutationKey: `${mutation} ${String((keys += 1))}`, ...input });
const step = (mutation: string, input: Input = {}, version = 1) =>
  act(mutation, { industryFieldId: id(), version, ...input });
const merging = (more: Input = {}): Input => ({
  fields: [
    { industryFieldId: id(), version: 1 },
    { industryFieldId: id(n + 1), version: 1 },
  ],
  code: `merged${String(n)}`,
  ...names,
  effectiveFrom: '2026-04-26',
  cap: 300,
  ...more,
});
const merge = (more: Input = {}) => act('mergeIndustryFields', merging(more));

const fieldsOf = async (of: string, fields: string, as: AudienceId = 'japan_isa'): Promise<Data[]> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ industryFields(filter: { code: "${of}" }, orderBy: { field: EFFECTIVE_FROM }) { edges { node { ${fields} } } } }`,
  );
  expect(errors).toEqual([]);
  return data.industryFields.edges.map(({ node }: Data) => node);
};
const entity = async (fields: string, as: AudienceId = 'public'): Promise<Data> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ receivingEntity(corporateNumber: "${entityNumber(n)}") { ${fields} } }`,
  );
  expect(errors).toEqual([]);
  return data.receivingEntity;
};
const listedUnder = async (of: string): Promise<readonly string[]> => {
  const { data } = await ministries.ask(
    'public',
    `{ receivingEntities(filter: { industryField: "${of}" }) { edges { node { corporateNumber } } } }`,
  );
  return data.receivingEntities.edges.map(({ node }: Data) => node.corporateNumber as string);
};

describe('a merge', () => {
  it('to a new code takes along what receives workers in the fields, with a line in its history', async () => {
    expect(await merge()).toEqual({ __typename: 'IndustryFieldsMerged' });
    expect(await entity('industryFields { code effectiveTo }')).toEqual({
      industryFields: [
        { code: `merged${String(n)}`, effectiveTo: null },
        { code: 'care', effectiveTo: null },
      ],
    });
    expect(await listedUnder(`merged${String(n)}`)).toEqual([entityNumber(n)]);
    expect(await listedUnder(code())).toEqual([]);
    expect(
      await entity('version history { version act values { property before after } }', 'japan_isa'),
    ).toEqual({
      version: 2,
      history: [
        {
          version: 2,
          act: 'mergeIndustryFields',
          values: [
            {
              property: 'industryFieldCodes',
              before: JSON.stringify([code(), 'care', code(n + 1)]),
              after: JSON.stringify([`merged${String(n)}`, 'care']),
            },
          ],
        },
      ],
    });
  });

  it('and the next one are followed too, and an entity may then say so itself', async () => {
    await merge();
    const [merged] = await fieldsOf(`merged${String(n)}`, 'id version');
    const care = await fieldsOf('food', 'id version');
    expect(
      await merge({
        fields: [merged, care[0]].map((field) => ({
          industryFieldId: field.id as string,
          version: field.version as number,
        })),
        code: `last${String(n)}`,
        effectiveFrom: '2026-05-01',
      }),
    ).toEqual({ __typename: 'IndustryFieldsMerged' });
    expect(await listedUnder(`last${String(n)}`)).toContain(entityNumber(n));
    expect(
      await act('changeReceivingEntity', {
        receivingEntityId: idOf('entity', n),
        version: 3,
        industryFieldCodes: [code()],
      }),
    ).toMatchObject({ __typename: 'InvalidInput', field: 'industryFieldCodes' });
    expect(
      await act('changeReceivingEntity', {
        receivingEntityId: idOf('entity', n),
        version: 3,
        industryFieldCodes: [`last${String(n)}`],
      }),
    ).toEqual({ __typename: 'ReceivingEntityChanged' });
  });

  it('leaves a line in the history of each field that ends, and of the one that begins', async () => {
    await merge();
    for (const merged of [code(), code(n + 1)])
      expect(
        await fieldsOf(
          merged,
          'version effectiveTo mergedInto { code } history { version act agency article values { property after } }',
        ),
      ).toEqual([
        {
          version: 2,
          effectiveTo: '2026-04-25',
          mergedInto: { code: `merged${String(n)}` },
          history: [
            {
              version: 2,
              act: 'mergeIndustryFields',
              agency: 'JAPAN_ISA',
              article: '8',
              values: [
                { property: 'effectiveTo', after: '2026-04-25' },
                { property: 'mergedIntoId', after: expect.any(String) },
              ],
            },
          ],
        },
      ]);
    expect(await fieldsOf(`merged${String(n)}`, 'version capFrom history { version act }')).toEqual([
      { version: 1, capFrom: '2026-04-26', history: [{ version: 1, act: 'mergeIndustryFields' }] },
    ]);
  });

  it('at the same moment as another of the same fields is done once', async () => {
    const both = await Promise.all([
      merge(),
      merge({ fields: [...(merging()['fields'] as unknown[])].reverse(), code: `other${String(n)}` }),
    ]);
    expect(both.map(({ __typename }: Data) => String(__typename)).sort()).toEqual([
      'IndustryFieldsMerged',
      'StaleVersion',
    ]);
    const left = [
      ...(await fieldsOf(`merged${String(n)}`, 'id')),
      ...(await fieldsOf(`other${String(n)}`, 'id')),
    ];
    expect(left).toHaveLength(1);
  });

  it.each([
    ['care', 'Conflict', {}],
    ['Mixed', 'InvalidInput', { field: 'code' }],
    ['with space', 'InvalidInput', { field: 'code' }],
  ])('to the code %s is refused as %s, and merges nothing', async (given, type, told) => {
    expect(await merge({ code: given })).toMatchObject({ __typename: type, article: '8', ...told });
    expect(await fieldsOf(code(), 'effectiveTo version')).toEqual([{ effectiveTo: null, version: 1 }]);
    expect(await entity('industryFields { code }')).toEqual({
      industryFields: [{ code: code() }, { code: 'care' }, { code: code(n + 1) }],
    });
  });

  it('of fields that the caller saw otherwise, or that ended, is refused', async () => {
    await step('recordIndustryFieldHolders', { holders: 60, holdersAsOf: '2026-03-31' });
    expect(await merge()).toMatchObject({ __typename: 'StaleVersion', version: 2 });
    await step('closeIndustryField', { effectiveTo: '2026-04-01', basis: 'a decision' }, 2);
    expect(
      await merge({
        fields: [
          { industryFieldId: id(), version: 3 },
          { industryFieldId: id(n + 1), version: 1 },
        ],
      }),
    ).toMatchObject({ __typename: 'WrongState', state: 'ENDED' });
  });
});

describe('a field', () => {
  it('is entered by the agency, and everyone reads it; how it came about is for Japan', async () => {
    const entering = {
      code: `new${String(n)}`,
      ...names,
      effectiveFrom: '2026-05-01',
      cap: 10,
      capBasis: 'a decision',
    };
    expect(await act('enterIndustryField', entering)).toEqual({ __typename: 'IndustryFieldEntered' });
    for (const as of audienceIds)
      expect(await fieldsOf(entering.code, 'nameEnglish cap capBasis capFrom effectiveFrom', as)).toEqual([
        {
          nameEnglish: 'Invented field',
          cap: 10,
          capBasis: 'a decision',
          capFrom: '2026-05-01',
          effectiveFrom: '2026-05-01',
        },
      ]);
    for (const as of japanese)
      expect(await fieldsOf(entering.code, 'version history { act }', as)).toEqual([
        { version: 1, history: [{ act: 'enterIndustryField' }] },
      ]);
    for (const as of audienceIds.filter((audience) => !japanese.includes(audience)))
      for (const field of ['version', 'history { act }'])
        expect(
          (await ministries.ask(as, `{ industryFields { edges { node { ${field} } } } }`)).errors[0]?.message,
        ).toMatch(/^Cannot query field "(version|history)" on type "IndustryField"\.$/);
    for (const as of audienceIds.filter((audience) => audience !== 'japan_isa'))
      await expect(act('enterIndustryField', { ...entering, code: 'more' }, as)).rejects.toThrow();
  });

  it('has another cap from a day on, and another count of those who hold the status', async () => {
    expect(
      await step('setIndustryFieldCap', { cap: 120, capBasis: 'a decision', capFrom: '2026-01-23' }),
    ).toEqual({ __typename: 'IndustryFieldCapSet' });
    expect(await step('recordIndustryFieldHolders', { holders: 70, holdersAsOf: '2026-06-30' }, 2)).toEqual({
      __typename: 'IndustryFieldHoldersRecorded',
    });
    expect(await fieldsOf(code(), 'cap capBasis capFrom holders holdersAsOf', 'public')).toEqual([
      { cap: 120, capBasis: 'a decision', capFrom: '2026-01-23', holders: 70, holdersAsOf: '2026-06-30' },
    ]);
    expect(
      await step('setIndustryFieldCap', { capBasis: 'none any more', capFrom: '2026-07-01' }, 3),
    ).toEqual({
      __typename: 'IndustryFieldCapSet',
    });
    expect(await fieldsOf(code(), 'cap history { act values { property before after } }')).toMatchObject([
      {
        cap: null,
        history: [
          { act: 'setIndustryFieldCap' },
          {
            act: 'recordIndustryFieldHolders',
            values: [
              { property: 'holders', before: '50', after: '70' },
              { property: 'holdersAsOf', before: '2025-12-31', after: '2026-06-30' },
            ],
          },
          { act: 'setIndustryFieldCap' },
        ],
      },
    ]);
  });

  it('is closed, and what received workers in it is shown under the field as it ended', async () => {
    expect(await step('closeIndustryField', { effectiveTo: '2026-06-30', basis: 'a decision' })).toEqual({
      __typename: 'IndustryFieldClosed',
    });
    expect(await fieldsOf(code(), 'effectiveTo endBasis mergedInto { code }', 'public')).toEqual([
      { effectiveTo: '2026-06-30', endBasis: 'a decision', mergedInto: null },
    ]);
    expect((await entity('industryFields { code effectiveTo }')).industryFields).toContainEqual({
      code: code(),
      effectiveTo: '2026-06-30',
    });
    // Under that code entities are held of the field that ended: another field of that code would have them unasked.
    expect(
      await act('enterIndustryField', { code: code(), ...names, effectiveFrom: '2026-08-01' }),
    ).toMatchObject({ __typename: 'Conflict' });
  });

  it('is split, one part keeping its code, and a stop of acceptance in it ends', async () => {
    await act('suspendField', {
      industryFieldCode: code(),
      requestedOn: '2026-03-01',
      inForceFrom: '2026-04-01',
      holders: 110,
      cap: 100,
    });
    const part = `part${String(n)}`;
    expect(
      await step('splitIndustryField', {
        effectiveFrom: '2026-05-01',
        basis: 'a decision',
        parts: [
          { code: code(), ...names, cap: 60 },
          { code: part, ...names, cap: 40 },
        ],
      }),
    ).toEqual({ __typename: 'IndustryFieldSplit' });
    expect(
      await fieldsOf(
        code(),
        'effectiveTo endBasis cap version splitInto { code effectiveFrom } splitFrom { effectiveTo } suspensions { resumedOn }',
      ),
    ).toEqual([
      {
        effectiveTo: '2026-04-30',
        endBasis: 'a decision',
        cap: 100,
        version: 2,
        splitInto: [
          { code: part, effectiveFrom: '2026-05-01' },
          { code: code(), effectiveFrom: '2026-05-01' },
        ],
        splitFrom: null,
        suspensions: [{ resumedOn: '2026-05-01' }],
      },
      {
        effectiveTo: null,
        endBasis: null,
        cap: 60,
        version: 1,
        splitInto: [],
        splitFrom: { effectiveTo: '2026-04-30' },
        suspensions: [],
      },
    ]);
    expect((await entity('industryFields { code effectiveTo }')).industryFields).toContainEqual({
      code: code(),
      effectiveTo: null,
    });
  });

  it('that an entity names is not ended meanwhile, nor one that ends named', async () => {
    const [changed, merged] = await Promise.all([
      act('changeReceivingEntity', {
        receivingEntityId: idOf('entity', n),
        version: 1,
        industryFieldCodes: [code()],
      }),
      merge(),
    ]);
    expect(merged).toEqual({ __typename: 'IndustryFieldsMerged' });
    expect(['ReceivingEntityChanged', 'InvalidInput', 'StaleVersion']).toContain(changed.__typename);
    expect(await listedUnder(`merged${String(n)}`)).toEqual([entityNumber(n)]);
  });
});

describe('a wrong move', () => {
  it.each([
    [
      'setIndustryFieldCap',
      { cap: -1, capBasis: 'x', capFrom: '2026-01-01' },
      'InvalidInput',
      { field: 'cap' },
    ],
    [
      'setIndustryFieldCap',
      { cap: 1, capBasis: 'x', capFrom: '2999-01-01' },
      'InvalidInput',
      { field: 'capFrom' },
    ],
    [
      'setIndustryFieldCap',
      { cap: 1, capBasis: 'x', capFrom: '2024-03-28' },
      'InvalidInput',
      { field: 'capFrom' },
    ],
    [
      'recordIndustryFieldHolders',
      { holders: -1, holdersAsOf: '2026-01-01' },
      'InvalidInput',
      { field: 'holders' },
    ],
    [
      'recordIndustryFieldHolders',
      { holders: 1, holdersAsOf: '2025-12-30' },
      'InvalidInput',
      { field: 'holdersAsOf' },
    ],
    [
      'recordIndustryFieldHolders',
      { holders: 1, holdersAsOf: '2999-01-01' },
      'InvalidInput',
      { field: 'holdersAsOf' },
    ],
    [
      'closeIndustryField',
      { effectiveTo: '2024-03-28', basis: 'x' },
      'InvalidInput',
      { field: 'effectiveTo' },
    ],
    [
      'closeIndustryField',
      { effectiveTo: '2999-01-01', basis: 'x' },
      'InvalidInput',
      { field: 'effectiveTo' },
    ],
    ['closeIndustryField', { effectiveTo: '2026-01-01', basis: ' ' }, 'InvalidInput', { field: 'basis' }],
    [
      'closeIndustryField',
      { version: 2, effectiveTo: '2026-01-01', basis: 'x' },
      'StaleVersion',
      { version: 1 },
    ],
    [
      'closeIndustryField',
      { industryFieldId: idOf('field', 0), effectiveTo: '2026-01-01', basis: 'x' },
      'NotFound',
      {},
    ],
    [
      'splitIndustryField',
      { effectiveFrom: '2026-05-01', basis: 'x', parts: [{ code: 'one', ...names }] },
      'InvalidInput',
      { field: 'parts' },
    ],
    [
      'splitIndustryField',
      {
        effectiveFrom: '2026-05-01',
        basis: 'x',
        parts: ['one', 'one'].map((each) => ({ code: each, ...names })),
      },
      'InvalidInput',
      { field: 'parts' },
    ],
    [
      'splitIndustryField',
      {
        effectiveFrom: '2026-05-01',
        basis: 'x',
        parts: ['one', 'care'].map((each) => ({ code: each, ...names })),
      },
      'Conflict',
      {},
    ],
    [
      'splitIndustryField',
      {
        effectiveFrom: '2024-03-29',
        basis: 'x',
        parts: ['one', 'two'].map((each) => ({ code: each, ...names })),
      },
      'InvalidInput',
      { field: 'effectiveFrom' },
    ],
    [
      'splitIndustryField',
      {
        effectiveFrom: '2999-01-01',
        basis: 'x',
        parts: ['one', 'two'].map((each) => ({ code: each, ...names })),
      },
      'InvalidInput',
      { field: 'effectiveFrom' },
    ],
  ])('of %s with %j is refused as %s, and changes nothing', async (mutation, more, type, told) => {
    expect(await step(mutation, more)).toMatchObject({ __typename: type, article: '8', ...told });
    expect(await fieldsOf(code(), 'version effectiveTo history { act }')).toEqual([
      { version: 1, effectiveTo: null, history: [] },
    ]);
    expect(await fieldsOf('one', 'id')).toEqual([]);
  });

  it('upon a field that ended is refused', async () => {
    await step('closeIndustryField', { effectiveTo: '2026-06-30', basis: 'a decision' });
    expect(
      await step('recordIndustryFieldHolders', { holders: 1, holdersAsOf: '2026-06-30' }, 2),
    ).toMatchObject({ __typename: 'WrongState', state: 'ENDED' });
  });

  it('by which two fields of one code would stand is kept out by the database too', async () => {
    await expect(
      ministries.japan.superuser.query(
        `insert into "industry_field" ("id", "code", "name_japanese", "name_english", "ministry_in_charge", "effective_from")
         select gen_random_uuid(), "code", "name_japanese", "name_english", "ministry_in_charge", date '2027-01-01'
         from "industry_field" where "id" = $1`,
        [id()],
      ),
    ).rejects.toThrow(/industry_field_standing/);
  });
});
