import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { publicationInJapan } from '../../subgraphs/japan/publication/publication-in-japan.table.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { publicationInJapanRow } from '../subgraphs/rows/japan-rows.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

type Input = Readonly<Record<string, unknown>>;

const ministry = 'kyrgyzstan_ministry';
const center = 'kyrgyzstan_center';

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
beforeEach(() => {
  n += 1;
});

const act = (as: AudienceId, mutation: string, input: Input) =>
  ministries.act(as, mutation, { clientMutationKey: `${mutation} ${String((keys += 1))}`, ...input });

const inn = () => `0001${String(n).padStart(10, '0')}`;
const entering = (more: Input = {}): Input => ({
  name: `Өрнөк ${String(n)}`,
  nameLatin: `Ornok ${String(n)}`,
  inn: inn(),
  region: 'KG-GB',
  contacts: { address: 'Бишкек' },
  founders: [{ name: 'Пример', share: 100 }],
  ...more,
});

/** The agency of this test as an audience finds it by its name; null where it finds none. */
const found = async (as: AudienceId, fields: string, name = `Өрнөк ${String(n)}`): Promise<Data> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ sendingAgencies(filter: { name: "${name}" }) { edges { node { name ${fields} } } } }`,
  );
  expect(errors).toEqual([]);
  const nodes = data.sendingAgencies.edges.map(({ node }: { readonly node: Data }) => node) as Data[];
  return nodes.find((node) => node.name === name) ?? null;
};

/** An agency that Japan knows and has published. */
const known = async (more: Input = {}): Promise<string> => {
  await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(n, { name: `Өрнөк ${String(n)}` })]);
  await ministries.kyrgyzstan.insert(certification, [certificationRow(n, more)]);
  await ministries.japan.insert(publicationInJapan, [
    publicationInJapanRow(n, { agencyId: idOf('agency', n), name: `Өрнөк ${String(n)}` }),
  ]);
  return idOf('agency', n);
};

describe('a sending agency', () => {
  it('is entered by the Center, found under each of its names, and seen by the Kyrgyz side alone', async () => {
    expect(await act(center, 'enterSendingAgency', entering())).toEqual({
      __typename: 'SendingAgencyEntered',
    });
    const fields =
      'region inn closedOn version names { value script } contacts { address telephone } founders { name share } history { act agency }';
    expect(await found(ministry, fields)).toEqual({
      name: `Өрнөк ${String(n)}`,
      region: 'KG-GB',
      inn: inn(),
      closedOn: null,
      version: 1,
      names: [
        { value: `Өрнөк ${String(n)}`, script: 'CYRILLIC' },
        { value: `Ornok ${String(n)}`, script: 'LATIN' },
      ],
      contacts: { address: 'Бишкек', telephone: null },
      founders: [{ name: 'Пример', share: 100 }],
      history: [{ act: 'enterSendingAgency', agency: 'KYRGYZSTAN_CENTER' }],
    });
    const { data } = await ministries.ask(
      ministry,
      `{ sendingAgencies(filter: { name: "ornok ${String(n)}" }) { edges { node { inn } } } }`,
    );
    expect(data.sendingAgencies.edges).toContainEqual({ node: { inn: inn() } });
    for (const as of audienceIds.filter((id) => id !== ministry && id !== center))
      expect(await found(as, 'id')).toBeNull();
    expect(await relay.toJapan()).toEqual({ carried: 0, faults: [] });
  });

  it('is renamed, keeps its earlier name, and its publication in Japan is corrected', async () => {
    const sendingAgencyId = await known();
    const name = `Жаңы ат ${String(n)}`;
    expect(await act(center, 'changeSendingAgency', { sendingAgencyId, version: 1, name })).toEqual({
      __typename: 'SendingAgencyChanged',
    });
    expect(await found('public', 'names { value }', name)).toMatchObject({
      names: expect.arrayContaining([{ value: `Пример Жол ${String(n % 3)}` }, { value: name }]),
    });
    expect(await found('public', 'id', `Өрнөк ${String(n)}`)).toBeNull();
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
    expect(await found('public', 'publicationInJapan { name }', name)).toMatchObject({
      publicationInJapan: { name },
    });
    const { data } = await ministries.ask(
      'japan_isa',
      `{ notices(filter: { subjectId: "${sendingAgencyId}" }) { edges { node { kind article publishedAt subject { ... on SendingAgency { name } } } } } }`,
    );
    expect(data.notices.edges).toEqual([
      {
        node: {
          kind: 'SENDING_AGENCY_CHANGED',
          article: '7(2)',
          publishedAt: expect.any(String),
          subject: { name },
        },
      },
    ]);
  });

  it('is changed in what Japan does not see without a word to Japan', async () => {
    const sendingAgencyId = await known();
    const founders = [{ name: 'Другой', share: 50 }];
    expect(await act(center, 'changeSendingAgency', { sendingAgencyId, version: 1, founders })).toEqual({
      __typename: 'SendingAgencyChanged',
    });
    expect(await found(center, 'founders { name share } region')).toMatchObject({
      founders,
      region: 'KG-GB',
    });
    expect(await relay.toJapan()).toEqual({ carried: 0, faults: [] });
  });

  it('is closed once nothing runs for it, goes on being shown, and applies for nothing more', async () => {
    const sendingAgencyId = await known();
    const close = (version: number, date = '2026-06-01') =>
      act(ministry, 'closeSendingAgency', { sendingAgencyId, version, date, ground: 'ceased its work' });
    expect(await close(1)).toMatchObject({ __typename: 'WrongState', state: 'IN_FORCE' });
    await act(ministry, 'revokeCertification', {
      certificationId: idOf('certification', n),
      version: 1,
      date: '2026-05-01',
      ground: 'ceased its work',
    });
    expect(await close(1)).toEqual({ __typename: 'SendingAgencyClosed' });
    expect(await found('public', 'closedOn')).toMatchObject({ closedOn: '2026-06-01' });
    expect(await found(center, 'closingGround')).toMatchObject({ closingGround: 'ceased its work' });
    expect(await relay.toJapan()).toEqual({ carried: 2, faults: [] });
    const application = {
      agencyId: sendingAgencyId,
      destination: 'JP',
      appliedOn: '2026-06-02',
      fileReference: 'x',
    };
    expect(await act(center, 'applyForCertification', application)).toMatchObject({
      __typename: 'WrongState',
      state: 'CLOSED',
    });
    expect(await close(2)).toMatchObject({ __typename: 'WrongState', state: 'CLOSED' });
    expect(
      await act(center, 'changeSendingAgency', { sendingAgencyId, version: 2, region: 'KG-N' }),
    ).toMatchObject({ __typename: 'WrongState', state: 'CLOSED' });
  });

  it('is not closed while its application waits', async () => {
    await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(n, { sendsToJapan: false })]);
    const sendingAgencyId = idOf('agency', n);
    await act(center, 'applyForCertification', {
      agencyId: sendingAgencyId,
      destination: 'JP',
      appliedOn: '2026-06-02',
      fileReference: 'x',
    });
    const close = { sendingAgencyId, version: 1, date: '2026-06-03', ground: 'x' };
    expect(await act(ministry, 'closeSendingAgency', close)).toMatchObject({
      __typename: 'WrongState',
      state: 'APPLIED',
    });
  });

  it('is kept in the register by nobody outside', async () => {
    for (const as of audienceIds.filter((id) => id !== ministry && id !== center)) {
      const text = (name: string) => `mutation { ${name}(input: { inn: "1" }) { __typename } }`;
      expect((await ministries.ask(as, text('enterSendingAgency'))).text).toBe(
        (await ministries.ask(as, text('enterSendingAgenci'))).text.replaceAll(
          'enterSendingAgenci',
          'enterSendingAgency',
        ),
      );
    }
    const close = 'mutation { closeSendingAgency(input: { version: 1 }) { __typename } }';
    expect((await ministries.ask(center, close)).errors[0]?.message).toBe(
      'Cannot query field "closeSendingAgency" on type "Mutation".',
    );
  });
});

describe('a wrong move', () => {
  it.each([
    [{ inn: '123' }, 'inn'],
    [{ region: 'JP-13' }, 'region'],
    [{ name: ' ' }, 'name'],
    [
      {
        founders: [
          { name: 'a', share: 60 },
          { name: 'b', share: 60 },
        ],
      },
      'founders',
    ],
  ])('in an entry with %j is refused, and nothing is entered', async (more, field) => {
    expect(await act(center, 'enterSendingAgency', entering(more))).toMatchObject({
      __typename: 'InvalidInput',
      article: '7(1)',
      field,
    });
    expect(await found(center, 'id')).toBeNull();
  });

  it('a taxpayer number that is entered already is refused', async () => {
    await act(center, 'enterSendingAgency', entering());
    expect(await act(center, 'enterSendingAgency', entering({ name: 'Башка' }))).toMatchObject({
      __typename: 'Conflict',
    });
  });

  it.each([
    [{ name: null }, 'InvalidInput', { field: 'name' }],
    [{ nameLatin: null }, 'InvalidInput', { field: 'nameLatin' }],
    [{}, 'InvalidInput', { field: 'name' }],
    [{ name: 'x', version: 2 }, 'StaleVersion', { version: 1 }],
    [{ name: 'x', sendingAgencyId: idOf('nothing', 1) }, 'NotFound', {}],
  ])('in a change with %j is refused as %s, and Japan is told nothing', async (more, type, told) => {
    const sendingAgencyId = await known();
    expect(await act(center, 'changeSendingAgency', { sendingAgencyId, version: 1, ...more })).toMatchObject({
      __typename: type,
      article: '7(2)',
      ...told,
    });
    expect(await found(center, 'version')).toMatchObject({ version: 1 });
    expect(await relay.toJapan()).toEqual({ carried: 0, faults: [] });
  });
});
