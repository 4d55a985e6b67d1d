import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { entityNumber } from '../subgraphs/rows/japan-rows.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

type Input = Readonly<Record<string, unknown>>;

let ministries: Ministries;
let n = 0;
let keys = 0;

beforeAll(async () => {
  ministries = await openMinistries();
}, 120_000);
afterAll(() => ministries.close());
beforeEach(() => {
  n += 1;
});

const act = (mutation: string, input: Input) =>
  ministries.act('japan_isa', mutation, {
    clientMutationKey: `${mutation} ${String((keys += 1))}`,
    ...input,
  });

const entering = (more: Input = {}): Input => ({
  corporateNumber: entityNumber(n),
  name: `架空運送株式会社${String(n)}`,
  nameEnglish: `Kaku Transport ${String(n)}`,
  prefecture: 'JP-13',
  industryFieldCodes: ['care', 'food'],
  size: 'SMALL',
  workersReported: 3,
  telephone: '03-0000-0000',
  ...more,
});

const shown = async (as: AudienceId, fields: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ receivingEntity(corporateNumber: "${entityNumber(n)}") { ${fields} } }`,
  );
  expect(errors).toEqual([]);
  return data.receivingEntity;
};

/** Enters the entity of this test, and gives its id. */
const entered = async (): Promise<string> => {
  expect(await act('enterReceivingEntity', entering())).toEqual({ __typename: 'ReceivingEntityEntered' });
  return (await shown('japan_isa', 'id')).id as string;
};

describe('a receiving entity', () => {
  it('is entered, changed and closed by the agency, and shown to everyone as far as it is public', async () => {
    const receivingEntityId = await entered();
    expect(
      await shown('public', 'name nameEnglish prefecture size industryFields { code } closedOn'),
    ).toEqual({
      name: `架空運送株式会社${String(n)}`,
      nameEnglish: `Kaku Transport ${String(n)}`,
      prefecture: 'JP-13',
      size: 'SMALL',
      industryFields: [{ code: 'care' }, { code: 'food' }],
      closedOn: null,
    });
    expect(
      await act('changeReceivingEntity', {
        receivingEntityId,
        version: 1,
        name: '改名株式会社',
        telephone: null,
        industryFieldCodes: ['food'],
      }),
    ).toEqual({ __typename: 'ReceivingEntityChanged' });
    expect(
      await shown('japan_mhlw', 'name telephone workersReported industryFields { code } version'),
    ).toEqual({
      name: '改名株式会社',
      telephone: null,
      workersReported: 3,
      industryFields: [{ code: 'food' }],
      version: 2,
    });
    const { data } = await ministries.ask(
      'public',
      '{ receivingEntities(filter: { name: "改名株式" }) { edges { node { corporateNumber } } } }',
    );
    expect(data.receivingEntities.edges).toContainEqual({ node: { corporateNumber: entityNumber(n) } });
    expect(
      await act('closeReceivingEntity', {
        receivingEntityId,
        version: 2,
        date: '2026-06-01',
        ground: 'receives no workers any more',
      }),
    ).toEqual({ __typename: 'ReceivingEntityClosed' });
    expect(await shown('kyrgyzstan_center', 'closedOn')).toEqual({ closedOn: '2026-06-01' });
    expect(await shown('japan_npa', 'closingGround history { act agency }')).toEqual({
      closingGround: 'receives no workers any more',
      history: ['enterReceivingEntity', 'changeReceivingEntity', 'closeReceivingEntity'].map((name) => ({
        act: name,
        agency: 'JAPAN_ISA',
      })),
    });
    expect(await act('changeReceivingEntity', { receivingEntityId, version: 3, name: 'x' })).toMatchObject({
      __typename: 'WrongState',
      state: 'CLOSED',
      article: '6(3)',
    });
  });

  it('is kept in the register by no other agency', async () => {
    for (const as of audienceIds.filter((id) => id !== 'japan_isa')) {
      const text = (name: string) => `mutation { ${name}(input: { version: 1 }) { __typename } }`;
      expect((await ministries.ask(as, text('changeReceivingEntity'))).text).toBe(
        (await ministries.ask(as, text('changeReceivingEntiti'))).text.replaceAll(
          'changeReceivingEntiti',
          'changeReceivingEntity',
        ),
      );
    }
  });
});

describe('a wrong move', () => {
  it.each([
    [{ corporateNumber: '1234567890123' }, 'corporateNumber'],
    [{ prefecture: 'KG-GB' }, 'prefecture'],
    [{ industryFieldCodes: ['care', 'piracy'] }, 'industryFieldCodes'],
    [{ workersReported: -1 }, 'workersReported'],
    [{ name: '' }, 'name'],
  ])('in an entry with %j is refused, and nothing is entered', async (more, field) => {
    expect(await act('enterReceivingEntity', entering(more))).toMatchObject({
      __typename: 'InvalidInput',
      article: '6(3)',
      field,
    });
    expect(await shown('japan_isa', 'id')).toBeNull();
  });

  it.each([
    [{ name: null }, 'InvalidInput', { field: 'name' }],
    [{ industryFieldCodes: null }, 'InvalidInput', { field: 'industryFieldCodes' }],
    [{}, 'InvalidInput', { field: 'name' }],
    [{ name: 'x', version: 7 }, 'StaleVersion', { version: 1 }],
    [{ name: 'x', receivingEntityId: idOf('nothing', 1) }, 'NotFound', {}],
  ])('in a change with %j is refused as %s, and changes nothing', async (more, type, told) => {
    const receivingEntityId = await entered();
    expect(await act('changeReceivingEntity', { receivingEntityId, version: 1, ...more })).toMatchObject({
      __typename: type,
      ...told,
    });
    expect(await shown('japan_isa', 'version')).toEqual({ version: 1 });
  });

  it('a Corporate Number that is entered already is refused', async () => {
    await entered();
    expect(await act('enterReceivingEntity', entering({ name: 'x' }))).toMatchObject({
      __typename: 'Conflict',
    });
  });
});
