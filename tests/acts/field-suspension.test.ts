import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { industryField } from '../../subgraphs/japan/industry-field/industry-field.table.ts';
import { fieldRow } from '../subgraphs/rows/japan-rows.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

type Input = Readonly<Record<string, unknown>>;

const japanese: readonly AudienceId[] = ['japan_isa', 'japan_mofa', 'japan_mhlw', 'japan_npa'];

let ministries: Ministries;
let relay: Relay;
let n = 0;
let keys = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

/** Two new fields for each test. */
beforeEach(async () => {
  n += 2;
  await ministries.japan.insert(
    industryField,
    [n, n + 1].map((each) => fieldRow(each)),
  );
});

const act = (mutation: string, input: Input) =>
  ministries.act('japan_isa', mutation, {
    clientMutationKey: `${mutation} ${String((keys += 1))}`,
    ...input,
  });

/** Fields as they are first read. */
const seen = (...of: readonly number[]) =>
  of.map((each) => ({ industryFieldId: idOf('field', each), version: 1 }));
const code = (of = n) => `test${String(of)}`;
const stop = (more: Input = {}): Input => ({
  industryFieldCode: code(),
  requestedOn: '2026-03-01',
  inForceFrom: '2026-04-01',
  holders: 110,
  cap: 100,
  ...more,
});

const stops = async (as: AudienceId, fields = 'id resumedOn'): Promise<Data[]> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ fieldSuspensions(filter: { industryField: "${code()}" }) { edges { node { ${fields} } } } }`,
  );
  expect(errors).toEqual([]);
  return data.fieldSuspensions.edges.map(({ node }: { readonly node: Data }) => node);
};

const seenBy = async (): Promise<readonly AudienceId[]> => {
  const seen: AudienceId[] = [];
  for (const id of audienceIds) if ((await stops(id)).length > 0) seen.push(id);
  return seen;
};

/** Decides a stop and gives its id. */
const decided = async (more: Input = {}): Promise<string> => {
  expect(await act('suspendField', stop(more))).toEqual({ __typename: 'FieldSuspended' });
  const [one] = await stops('japan_isa');
  return one.id as string;
};

describe('a stop of acceptance in a field', () => {
  it('stays in Japan until it is announced; then everyone sees it, and the Kyrgyz side is told', async () => {
    const fieldSuspensionId = await decided();
    expect(await seenBy()).toEqual(japanese);
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 0, faults: [] });
    expect(await act('announceFieldSuspension', { fieldSuspensionId, version: 1 })).toEqual({
      __typename: 'FieldSuspensionAnnounced',
    });
    expect(await seenBy()).toEqual(audienceIds);
    expect(
      await act('liftFieldSuspension', { fieldSuspensionId, version: 2, resumedOn: '2026-06-01' }),
    ).toEqual({ __typename: 'FieldSuspensionLifted' });
    expect(await stops('public', 'resumedOn holders cap industryField { code }')).toEqual([
      { resumedOn: '2026-06-01', holders: 110, cap: 100, industryField: { code: code() } },
    ]);
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 2, faults: [] });
    const { data } = await ministries.ask(
      'kyrgyzstan_center',
      `{ notices(filter: { subjectId: "${fieldSuspensionId}" }, orderBy: { field: SENT_AT, direction: ASCENDING })
         { edges { node { kind article subject { ... on FieldSuspension { resumedOn } } } } } }`,
    );
    expect(data.notices.edges.map(({ node }: Data) => node as unknown)).toEqual(
      expect.arrayContaining([
        { kind: 'FIELD_SUSPENDED', article: '8', subject: { resumedOn: '2026-06-01' } },
        { kind: 'FIELD_RESUMED', article: '8', subject: { resumedOn: '2026-06-01' } },
      ]),
    );
  });

  it('that was never announced is given up without a word to the Kyrgyz side', async () => {
    const fieldSuspensionId = await decided({ inForceFrom: '2999-01-01' });
    expect(
      await act('liftFieldSuspension', { fieldSuspensionId, version: 1, resumedOn: '2026-03-05' }),
    ).toEqual({ __typename: 'FieldSuspensionLifted' });
    expect(await seenBy()).toEqual(japanese);
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 0, faults: [] });
  });

  it('ends with a merge of its field, which stands in the fields as dated data', async () => {
    const fieldSuspensionId = await decided();
    await act('announceFieldSuspension', { fieldSuspensionId, version: 1 });
    const { data, errors } = await ministries.ask(
      'japan_isa',
      `mutation($input: MergeIndustryFieldsInput!) { mergeIndustryFields(input: $input) { ... on IndustryFieldsMerged {
        industryField { code effectiveFrom effectiveTo cap } liftedSuspensions { id resumedOn } } } }`,
      {
        input: {
          clientMutationKey: `merge ${String(n)}`,
          fields: seen(n, n + 1),
          code: code(),
          nameJapanese: '架空統合分野',
          nameEnglish: 'Merged field',
          ministryInCharge: 'METI',
          effectiveFrom: '2026-04-26',
          cap: 300,
        },
      },
    );
    expect(errors).toEqual([]);
    expect(data.mergeIndustryFields).toEqual({
      industryField: { code: code(), effectiveFrom: '2026-04-26', effectiveTo: null, cap: 300 },
      liftedSuspensions: [{ id: fieldSuspensionId, resumedOn: '2026-04-26' }],
    });
    const fields = await ministries.ask(
      'public',
      `{ one: industryFields(filter: { code: "${code()}" }, orderBy: { field: EFFECTIVE_FROM }) { edges { node { effectiveTo mergedInto { nameEnglish } } } }
         other: industryFields(filter: { code: "${code(n + 1)}" }) { edges { node { effectiveTo mergedInto { code } } } } }`,
    );
    expect(fields.data).toEqual({
      one: {
        edges: [
          { node: { effectiveTo: '2026-04-25', mergedInto: { nameEnglish: 'Merged field' } } },
          { node: { effectiveTo: null, mergedInto: null } },
        ],
      },
      other: { edges: [{ node: { effectiveTo: '2026-04-25', mergedInto: { code: code() } } }] },
    });
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 2, faults: [] });
    expect(await act('suspendField', stop({ industryFieldCode: code(n + 1) }))).toMatchObject({
      __typename: 'NotFound',
    });
  });
});

describe('a wrong move', () => {
  it.each([
    [{ industryFieldCode: 'piracy' }, 'NotFound', {}],
    [{ requestedOn: '2999-01-01' }, 'InvalidInput', { field: 'requestedOn' }],
    [{ inForceFrom: '2026-02-28' }, 'InvalidInput', { field: 'inForceFrom' }],
    [{ holders: -1 }, 'InvalidInput', { field: 'holders' }],
  ])('in a stop with %j is refused as %s, and stops nothing', async (more, type, told) => {
    expect(await act('suspendField', stop(more))).toMatchObject({
      __typename: type,
      article: '8',
      ...told,
    });
    expect(await stops('japan_isa')).toEqual([]);
  });

  it('a second stop of one field, even at the same moment, is refused', async () => {
    const both = await Promise.all([act('suspendField', stop()), act('suspendField', stop())]);
    expect(both.map(({ __typename }: Data) => String(__typename)).sort()).toEqual([
      'Conflict',
      'FieldSuspended',
    ]);
    expect(await stops('japan_isa')).toHaveLength(1);
  });

  it('announced twice, lifted twice, before it began, or on a day to come, is refused', async () => {
    const fieldSuspensionId = await decided();
    const announce = (version: number) => act('announceFieldSuspension', { fieldSuspensionId, version });
    const lift = (version: number, resumedOn: string) =>
      act('liftFieldSuspension', { fieldSuspensionId, version, resumedOn });
    await announce(1);
    expect(await announce(2)).toMatchObject({ __typename: 'WrongState', state: 'ANNOUNCED' });
    expect(await announce(1)).toMatchObject({ __typename: 'StaleVersion', version: 2 });
    expect(await lift(2, '2026-03-31')).toMatchObject({ __typename: 'InvalidInput', field: 'resumedOn' });
    expect(await lift(2, '2999-01-01')).toMatchObject({ __typename: 'InvalidInput', field: 'resumedOn' });
    await lift(2, '2026-04-01');
    expect(await lift(3, '2026-04-02')).toMatchObject({ __typename: 'WrongState', state: 'LIFTED' });
    expect(
      await act('liftFieldSuspension', {
        fieldSuspensionId: idOf('nothing', 1),
        version: 1,
        resumedOn: '2026-04-02',
      }),
    ).toMatchObject({ __typename: 'NotFound' });
    await relay.toKyrgyzstan();
  });

  it.each([
    [{ fields: seen(1) }, 'InvalidInput', { field: 'fields' }],
    [{ fields: seen(2, 2) }, 'InvalidInput', { field: 'fields' }],
    [{ fields: seen(2, 0) }, 'NotFound', {}],
    [{ fields: seen(2, 3), effectiveFrom: '2999-01-01' }, 'InvalidInput', { field: 'effectiveFrom' }],
    [{ fields: seen(2, 3), effectiveFrom: '2019-01-01' }, 'InvalidInput', { field: 'effectiveFrom' }],
  ])('in a merge with %j is refused as %s, and merges nothing', async (more, type, told) => {
    const fields = async () =>
      (await ministries.ask('public', '{ industryFields(first: 100) { edges { node { id effectiveTo } } } }'))
        .text;
    const before = await fields();
    const input = {
      code: 'merged',
      nameJapanese: '架空',
      nameEnglish: 'Merged',
      ministryInCharge: 'METI',
      effectiveFrom: '2026-04-26',
      ...more,
    };
    expect(await act('mergeIndustryFields', input)).toMatchObject({ __typename: type, ...told });
    expect(await fields()).toBe(before);
  });
});
