import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { industryField } from '../../subgraphs/japan/industry-field/industry-field.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { fieldRow } from '../subgraphs/rows/japan-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';
import { toldOf } from './told-of.ts';

type Given = Readonly<Record<string, unknown>>;

let ministries: Ministries;
let relay: Relay;
let n = 0;
let keys = 0;
let fieldSuspensionId = '';
let version = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

const act = (mutation: string, input: Given, as: AudienceId = 'japan_isa'): Promise<Data> =>
  ministries.act(as, mutation, { clientMutationKey: `${mutation} ${String((keys += 1))}`, ...input });
/** An act upon the stop in the version that stands. */
const step = (mutation: string, more: Given = {}) =>
  act(mutation, { fieldSuspensionId, version: (version += 1), ...more });
const correct = (more: Given) => step('correctFieldSuspension', { ground: 'a slip of the pen', ...more });
const withdraw = () => step('withdrawFieldSuspension', { ground: 'another field was meant' });
const corrected = { __typename: 'FieldSuspensionCorrected' };

const seen = async (as: AudienceId, fields: string, more = ''): Promise<Data> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ fieldSuspensions(filter: { industryField: "test${String(n)}" ${more} }) { edges { node { ${fields} } } } }`,
  );
  expect(errors).toEqual([]);
  return data.fieldSuspensions.edges[0]?.node;
};

/** Decides a stop in a field of its own, still to begin unless given otherwise. */
const decide = async (more: Given = {}): Promise<void> => {
  const stop = {
    industryFieldCode: `test${String(n)}`,
    requestedOn: '2026-03-01',
    inForceFrom: '2999-04-01',
    holders: 110,
    cap: 100,
    ...more,
  };
  expect(await act('suspendField', stop)).toEqual({ __typename: 'FieldSuspended' });
  fieldSuspensionId = (await seen('japan_isa', 'id')).id as string;
};

beforeEach(async () => {
  n += 1;
  version = 0;
  await ministries.japan.insert(industryField, [fieldRow(n)]);
});

describe('an announced stop of acceptance', () => {
  it('is corrected for everyone, who go on to read what it said before, and the Kyrgyz side is told', async () => {
    await decide();
    await step('announceFieldSuspension');
    expect(await correct({ holders: 101, inForceFrom: '2999-04-15' })).toEqual(corrected);
    for (const as of audienceIds)
      expect(
        await seen(
          as,
          'holders cap inForceFrom correctedAt earlierVersions { holders cap inForceFrom withdrawn }',
        ),
      ).toEqual({
        holders: 101,
        cap: 100,
        inForceFrom: '2999-04-15',
        correctedAt: expect.any(String),
        earlierVersions: [{ holders: 110, cap: 100, inForceFrom: '2999-04-01', withdrawn: false }],
      });
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 2, faults: [] });
    expect(await toldOf(ministries, 'kyrgyzstan_center', fieldSuspensionId)).toEqual([
      'FIELD_SUSPENDED 8',
      'FIELD_SUSPENSION_CORRECTED 8',
    ]);
  });

  it('is known to each as it stood on a day: to the Kyrgyz side since it was told', async () => {
    await decide();
    await step('announceFieldSuspension');
    await relay.toKyrgyzstan();
    await correct({ holders: 101 });
    const known = async (as: AudienceId, on: string) =>
      (await seen(as, `asKnownOn(on: "${on}") { holders }`)).asKnownOn as unknown;
    // The correction has not reached the Kyrgyz side yet.
    expect(await known('kyrgyzstan_ministry', '2999-01-01T00:00:00Z')).toEqual({ holders: 110 });
    expect(await known('public', '2999-01-01T00:00:00Z')).toEqual({ holders: 101 });
    await relay.toKyrgyzstan();
    const { announcedAt } = await seen('public', 'announcedAt');
    for (const as of ['kyrgyzstan_ministry', 'public', 'japan_npa'] as const) {
      expect(await known(as, '2999-01-01T00:00:00Z')).toEqual({ holders: 101 });
      expect(await known(as, '2020-01-01T00:00:00Z')).toBeNull();
    }
    expect(await known('public', announcedAt as string)).toEqual({ holders: 110 });
    expect(await seen('kyrgyzstan_center', 'earlierVersions { ground receivedAt }')).toEqual({
      earlierVersions: [{ ground: 'a slip of the pen', receivedAt: expect.any(String) }],
    });
    const asked = await ministries.ask(
      'public',
      `{ fieldSuspensions { edges { node { earlierVersions { ground } } } } }`,
    );
    expect(asked.errors).toHaveLength(1);
  });

  it('is withdrawn before it begins, holds the field no longer, and keeps its words', async () => {
    await decide();
    await step('announceFieldSuspension');
    expect(await withdraw()).toEqual({ __typename: 'FieldSuspensionWithdrawn' });
    for (const as of ['public', 'kyrgyzstan_center', 'third_party_otit', 'japan_mhlw'] as const) {
      const words = 'withdrawnAt resumedOn holders earlierVersions { holders }';
      expect(await seen(as, words)).toEqual({
        withdrawnAt: expect.any(String),
        resumedOn: null,
        holders: 110,
        earlierVersions: [{ holders: 110 }],
      });
      expect(await seen(as, 'holders', 'withdrawn: true')).toEqual({ holders: 110 });
      for (const filter of ['inForceOn: "2999-05-01"', 'withdrawn: false'])
        expect(await seen(as, 'holders', filter)).toBeUndefined();
    }
    await relay.toKyrgyzstan();
    expect(await toldOf(ministries, 'kyrgyzstan_ministry', fieldSuspensionId)).toEqual([
      'FIELD_SUSPENDED 8',
      'FIELD_SUSPENSION_WITHDRAWN 8',
    ]);
    for (const again of [
      correct({ holders: 1 }),
      act('withdrawFieldSuspension', { fieldSuspensionId, version: 3, ground: 'x' }),
      act('liftFieldSuspension', { fieldSuspensionId, version: 3, resumedOn: '2026-03-05' }),
    ])
      expect(await again).toMatchObject({ __typename: 'WrongState', state: 'WITHDRAWN', article: '8' });
    await decide({ cap: 90 });
  });
});

describe('a stop that is not announced', () => {
  it('is corrected in Japan alone: nobody else learns that it was, nor what it said', async () => {
    await decide();
    expect(await correct({ holders: 101 })).toEqual(corrected);
    expect(await seen('japan_npa', 'correctedAt earlierVersions { holders }')).toEqual({
      correctedAt: null,
      earlierVersions: [{ holders: 110 }],
    });
    expect(await seen('public', 'holders')).toBeUndefined();
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 0, faults: [] });
    await step('announceFieldSuspension');
    await relay.toKyrgyzstan();
    const said =
      'holders correctedAt earlierVersions { holders } asKnownOn(on: "2999-01-01T00:00:00Z") { holders }';
    for (const as of ['public', 'third_party_embassy', 'kyrgyzstan_ministry'] as const)
      expect(await seen(as, said)).toEqual({
        holders: 101,
        correctedAt: null,
        earlierVersions: [],
        asKnownOn: { holders: 101 },
      });
    expect(await toldOf(ministries, 'kyrgyzstan_ministry', fieldSuspensionId)).toEqual(['FIELD_SUSPENDED 8']);
  });

  it('is withdrawn without a word to anyone outside', async () => {
    await decide();
    expect(await withdraw()).toEqual({ __typename: 'FieldSuspensionWithdrawn' });
    expect(await seen('japan_mofa', 'withdrawnAt')).toEqual({ withdrawnAt: expect.any(String) });
    expect(await seen('public', 'withdrawnAt')).toBeUndefined();
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 0, faults: [] });
  });
});

describe('a wrong move', () => {
  it.each([
    [{}, 'inForceFrom'],
    [{ holders: 110 }, 'holders'],
    [{ holders: -1 }, 'holders'],
    [{ cap: -1 }, 'cap'],
    [{ inForceFrom: '2026-02-28' }, 'inForceFrom'],
    [{ inForceFrom: '2026-03-02' }, 'inForceFrom'],
    [{ inForceFrom: null }, 'inForceFrom'],
    [{ cap: 1, ground: ' ' }, 'ground'],
  ])(
    'that corrects a stop by %j is refused by the name of the field, and tells nobody',
    async (more, field) => {
      await decide();
      await step('announceFieldSuspension');
      await relay.toKyrgyzstan();
      expect(await correct(more)).toMatchObject({ __typename: 'InvalidInput', article: '8', field });
      expect(await relay.toKyrgyzstan()).toEqual({ carried: 0, faults: [] });
      expect(await seen('public', 'holders cap inForceFrom correctedAt earlierVersions { cap }')).toEqual({
        holders: 110,
        cap: 100,
        inForceFrom: '2999-04-01',
        correctedAt: null,
        earlierVersions: [],
      });
    },
  );

  it('that undoes what has begun is refused, and its figures are corrected even after it', async () => {
    await decide({ inForceFrom: '2026-04-01' });
    await step('announceFieldSuspension');
    expect(await correct({ inForceFrom: '2999-04-01' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'inForceFrom',
    });
    version -= 1;
    expect(await withdraw()).toMatchObject({ __typename: 'WrongState', state: 'ANNOUNCED', article: '8' });
    version -= 1;
    await step('liftFieldSuspension', { resumedOn: '2026-06-01' });
    expect(await withdraw()).toMatchObject({ __typename: 'WrongState', state: 'LIFTED' });
    version -= 1;
    expect(await correct({ cap: 99 })).toEqual(corrected);
    expect(await seen('public', 'cap resumedOn')).toEqual({ cap: 99, resumedOn: '2026-06-01' });
    await relay.toKyrgyzstan();
  });

  it('in another version, or upon nothing, is refused', async () => {
    await decide();
    const grounded = { ground: 'x', cap: 1 };
    expect(await act('correctFieldSuspension', { fieldSuspensionId, version: 2, ...grounded })).toMatchObject(
      { __typename: 'StaleVersion', version: 1 },
    );
    expect(
      await act('correctFieldSuspension', {
        fieldSuspensionId: idOf('nothing', 1),
        version: 1,
        ...grounded,
      }),
    ).toMatchObject({ __typename: 'NotFound', article: '8' });
  });

  it('is no act to anybody but the agency whose it is', async () => {
    for (const as of audienceIds.filter((id) => id !== 'japan_isa'))
      for (const mutation of ['correctFieldSuspension', 'withdrawFieldSuspension']) {
        const attempt = (name: string) =>
          ministries.ask(as, `mutation { ${name}(input: { version: 1 }) { __typename } }`);
        const [known, unknown] = [await attempt(mutation), await attempt('doNothingOfAnyKind')];
        expect(known.text.replaceAll(mutation, 'X')).toBe(unknown.text.replaceAll('doNothingOfAnyKind', 'X'));
      }
  });
});
