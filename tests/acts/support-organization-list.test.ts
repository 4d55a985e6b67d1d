import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readMarkings } from '../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../schema/read-subgraphs.ts';
import { japan } from '../../subgraphs/japan/japan.ts';
import { writeRegister } from '../register-writer.ts';
import type { WrittenRow } from '../register-writer.ts';
import { importProcess } from '../subgraphs/import-process.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

let ministries: Ministries;
let relay: Relay;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
}, 120_000);
afterAll(() => ministries.close());

const organization = (n: number, row: WrittenRow = {}): WrittenRow => ({
  number: `19登-${String(n).padStart(6, '0')}`,
  date: { serial: 43_581 },
  name: `架空支援株式会社${String(n)}`,
  officeName: '本店',
  officeAddress: `東京都架空区${String(n)}`,
  languages: '英語・キルギス語',
  ...row,
});

/** Reads a register in Japan, and gives the id under which it is kept. */
const read = async (day: string, asOf: string, rows: readonly WrittenRow[]): Promise<string> => {
  const program = importProcess(japan, ministries.japan);
  const path = await program.file(`${asOf}.xlsx`, writeRegister({ rows, linesAbove: [day] }));
  expect(await program.load(path)).toMatchObject({ code: 0 });
  const { rows: kept } = await ministries.japan.superuser.query<{ id: string }>(
    'select id from support_organization_register where as_of = $1',
    [asOf],
  );
  return kept[0]?.id ?? '';
};

let n = 0;
const publish = (supportOrganizationRegisterId: string) =>
  ministries.act('kyrgyzstan_ministry', 'publishSupportOrganizations', {
    clientMutationKey: `publish ${String((n += 1))}`,
    supportOrganizationRegisterId,
    textKyrgyz: 'Катталган колдоо уюмдарынын реестри',
    textRussian: 'Реестр зарегистрированных организаций поддержки',
  });

const askedOf = async (query: string): Promise<Data> => {
  const { data, errors } = await ministries.ask('public', query);
  expect(errors).toEqual([]);
  return data;
};
const published = async (fields: string): Promise<readonly Data[]> =>
  (
    await askedOf(`{ supportOrganizationsInKyrgyzstan(first: 100) { edges { node { ${fields} } } } }`)
  ).supportOrganizationsInKyrgyzstan.edges.map(({ node }: Data) => node as unknown);

describe('a register of support organizations that was read in Japan', () => {
  it('is shared with the Kyrgyz side, and published there from its own copy once that has found its words', async () => {
    const id = await read(
      '令和８年８月３日現在',
      '2026-08-03',
      [1, 2, 3].map((each) => organization(each)),
    );
    expect(await publish(id)).toMatchObject({ __typename: 'NotFound', article: '7(5)' });
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 1, faults: [] });
    const { data } = await ministries.ask(
      'kyrgyzstan_center',
      `{ notices(filter: { kind: SUPPORT_ORGANIZATIONS_SHARED }) { edges { node { article sender receivedAt
         subject { ... on SupportOrganizationRegister { id asOf entries added publicationInKyrgyzstan { publishedAt } } } } } } }`,
    );
    expect(data.notices.edges).toEqual([
      {
        node: {
          article: '6(3)',
          sender: 'JAPAN',
          receivedAt: expect.any(String),
          subject: { id, asOf: '2026-08-03', entries: 3, added: 3, publicationInKyrgyzstan: null },
        },
      },
    ]);
    expect(await published('name')).toEqual([]);
    expect(await publish(id)).toEqual({ __typename: 'SupportOrganizationsPublished' });
    expect(await publish(id)).toMatchObject({ __typename: 'Conflict', article: '7(5)' });
    const [first, ...others] = await published(
      `registrationNumber registeredOn name offices { name address } languages { code } paused listed lastListedOn
       register { asOf digest publicationInKyrgyzstan { textKyrgyz textRussian receivedAt publishedAt } }`,
    );
    expect(others).toHaveLength(2);
    await relay.toKyrgyzstan();
    const { data: told } = await ministries.ask(
      'japan_isa',
      '{ notices(filter: { kind: SUPPORT_ORGANIZATIONS_SHARED }) { edges { node { publishedAt } } } }',
    );
    const { publishedAt } = first.register.publicationInKyrgyzstan;
    expect(told.notices.edges).toEqual([{ node: { publishedAt } }]);
    expect(first).toEqual({
      registrationNumber: '19登-000001',
      registeredOn: '2019-04-26',
      name: '架空支援株式会社1',
      offices: [{ name: '本店', address: '東京都架空区1' }],
      languages: [{ code: 'en' }, { code: 'ky' }],
      paused: false,
      listed: true,
      lastListedOn: '2026-08-03',
      register: {
        asOf: '2026-08-03',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        publicationInKyrgyzstan: {
          textKyrgyz: 'Катталган колдоо уюмдарынын реестри',
          textRussian: 'Реестр зарегистрированных организаций поддержки',
          receivedAt: expect.any(String),
          publishedAt: expect.any(String),
        },
      },
    });
  });

  it('changes the copy when it is published and not before, and says of an entry that it is listed no longer', async () => {
    const states = () => published('registrationNumber name listed lastListedOn');
    const before = await states();
    const id = await read('令和８年９月１日現在', '2026-09-01', [
      organization(1),
      organization(3, { name: '架空支援合同会社3' }),
      organization(4),
    ]);
    await relay.toKyrgyzstan();
    expect(await states()).toEqual(before);
    await publish(id);
    expect(await states()).toEqual(
      [
        ['19登-000001', '架空支援株式会社1', true, '2026-09-01'],
        ['19登-000002', '架空支援株式会社2', false, '2026-08-03'],
        ['19登-000003', '架空支援合同会社3', true, '2026-09-01'],
        ['19登-000004', '架空支援株式会社4', true, '2026-09-01'],
      ].map(([registrationNumber, name, listed, lastListedOn]) => ({
        registrationNumber,
        name,
        listed,
        lastListedOn,
      })),
    );
  });

  it('tells how it differs one by one, in Japan by itself and in the Kyrgyz copy once that is published', async () => {
    const asked = `registrationNumber kind fields before { name } after { name paused offices { address } languages { code } }`;
    const inJapan = async (given: string) => {
      const { supportOrganizationRegisters } = await askedOf(
        `{ supportOrganizationRegisters(filter: { asOfFrom: "2026-09-01", asOfTo: "2026-09-01" }) { edges { node {
           asOf added changed noLongerListed
           changes${given} { edges { cursor node { ${asked} } } pageInfo { hasNextPage } } } } } }`,
      );
      return supportOrganizationRegisters.edges[0].node;
    };
    const register = await inJapan('');
    const nodes = register.changes.edges.map(({ node }: Data) => node as unknown);
    expect(nodes).toEqual([
      {
        registrationNumber: '19登-000002',
        kind: 'NO_LONGER_LISTED',
        fields: [],
        before: { name: '架空支援株式会社2' },
        after: null,
      },
      {
        registrationNumber: '19登-000003',
        kind: 'CHANGED',
        fields: ['NAME'],
        before: { name: '架空支援株式会社3' },
        after: {
          name: '架空支援合同会社3',
          paused: false,
          offices: [{ address: '東京都架空区3' }],
          languages: [{ code: 'en' }, { code: 'ky' }],
        },
      },
      {
        registrationNumber: '19登-000004',
        kind: 'ADDED',
        fields: [],
        before: null,
        after: expect.objectContaining({ name: '架空支援株式会社4' }),
      },
    ]);
    expect(register).toMatchObject({ asOf: '2026-09-01', added: 1, changed: 1, noLongerListed: 1 });

    const first = await inJapan('(first: 2)');
    expect(first.changes.pageInfo).toEqual({ hasNextPage: true });
    const rest = await inJapan(`(first: 2, after: "${String(first.changes.edges[1].cursor)}")`);
    expect([...first.changes.edges, ...rest.changes.edges].map(({ node }: Data) => node as unknown)).toEqual(
      nodes,
    );
    for (const kind of ['ADDED', 'CHANGED', 'NO_LONGER_LISTED'])
      expect(
        (await inJapan(`(filter: { kind: ${kind} })`)).changes.edges.map(({ node }: Data) => node.kind),
      ).toEqual([kind]);

    const copied = await askedOf(
      `{ publicationsInKyrgyzstan(filter: { matter: SUPPORT_ORGANIZATION_REGISTER }) { edges { node {
         publishedRegister { asOf changes { edges { node { ${asked} } } } } } } } }`,
    );
    const registers = copied.publicationsInKyrgyzstan.edges as readonly Data[];
    const byDate = new Map(
      registers.map(({ node: { publishedRegister } }): [unknown, unknown] => [
        publishedRegister.asOf,
        publishedRegister.changes.edges.map(({ node }: Data) => node as unknown),
      ]),
    );
    expect(byDate.get('2026-09-01')).toEqual(nodes);
    expect(byDate.get('2026-08-03')).toHaveLength(3);
  });

  it('is not published after a later one, in whatever order the two were told of', async () => {
    const earlier = await read('令和８年10月１日現在', '2026-10-01', [organization(1)]);
    const later = await read('令和８年11月２日現在', '2026-11-02', [organization(1), organization(5)]);
    await relay.toKyrgyzstan();
    expect(await publish(later)).toEqual({ __typename: 'SupportOrganizationsPublished' });
    expect(await publish(earlier)).toMatchObject({ __typename: 'WrongState', state: 'SUPERSEDED' });
    expect(await published('registrationNumber listed')).toContainEqual({
      registrationNumber: '19登-000005',
      listed: true,
    });
  });

  it('crosses once: what an entry became stands in the list alone, and in the Kyrgyz copy as in Japan', async () => {
    const { rows: told } = await ministries.japan.superuser.query<{ key: string }>(
      `select distinct jsonb_object_keys(jsonb_array_elements(payload->'changes')) as key from outbox order by 1`,
    );
    expect(told.map(({ key }) => key)).toEqual(['before', 'fields', 'id', 'kind', 'registrationNumber']);
    const kept = async ({ superuser }: Ministries['japan'], table: string) => {
      const { rows } = await superuser.query<{ registerId: string }>(
        `select id, register_id as "registerId", registration_number, kind, fields, before, after from ${table} order by id`,
      );
      return rows;
    };
    const inCopy = await kept(ministries.kyrgyzstan, 'published_support_organization_change');
    const published = new Set(inCopy.map(({ registerId }) => registerId));
    const inJapan = await kept(ministries.japan, 'support_organization_change');
    expect(inCopy.length).toBeGreaterThan(6);
    expect(inCopy).toEqual(inJapan.filter(({ registerId }) => published.has(registerId)));
  });

  it('that was told of with what its entries became is published as it was told', async () => {
    const id = await read('令和８年11月９日現在', '2026-11-09', [organization(1), organization(6)]);
    await relay.toKyrgyzstan();
    await ministries.kyrgyzstan.superuser.query(
      `update inbox set payload = jsonb_set(payload, '{changes,0,after}', '{"name": "told before"}') where subject_id = $1`,
      [id],
    );
    expect(await publish(id)).toEqual({ __typename: 'SupportOrganizationsPublished' });
    const { rows: copied } = await ministries.kyrgyzstan.superuser.query<{ after: Data }>(
      `select after from published_support_organization_change where register_id = $1 and after->>'name' = 'told before'`,
      [id],
    );
    expect(copied).toHaveLength(1);
  });

  it('crosses with nothing of its entries that Japan’s public does not see', async () => {
    await ministries.japan.superuser.query(
      `update support_organization set telephone = '03-SECRET', representative = 'SECRET'`,
    );
    await read('令和８年12月１日現在', '2026-12-01', [organization(1)]);
    const { rows } = await ministries.japan.superuser.query<{ key: string }>(
      `select distinct jsonb_object_keys(jsonb_array_elements(payload->'organizations')) as key from outbox`,
    );
    const markings = readMarkings(readSubgraphDocument('japan'));
    expect(rows).toHaveLength(9);
    const { rows: ofEntries } = await ministries.japan.superuser.query<{ key: string }>(
      `select distinct jsonb_object_keys(nullif(change->'before', 'null')) as key
       from outbox, jsonb_array_elements(payload->'changes') change`,
    );
    expect(ofEntries).toHaveLength(7);
    for (const { key } of ofEntries) expect(markings.get(`SupportOrganization.${key}`)).toBe('public');
    for (const { key } of rows) expect(markings.get(`SupportOrganization.${key}`)).toBe('public');
    const { rows: leaks } = await ministries.japan.superuser.query(
      `select 1 from outbox where payload::text like '%SECRET%'`,
    );
    expect(leaks).toEqual([]);
  });

  it('is published by the Ministry alone; for everybody else there is no such act', async () => {
    for (const as of ['kyrgyzstan_center', 'japan_isa', 'public', 'third_party_embassy'] as const) {
      const attempt = (name: string) =>
        ministries.ask(as, `mutation { ${name}(input: { textKyrgyz: "x" }) { __typename } }`);
      expect((await attempt('publishSupportOrganizations')).text).toBe(
        (await attempt('publishSupportOrganizationz')).text.replaceAll('Organizationz', 'Organizations'),
      );
    }
  });

  it('is read from the Kyrgyz copy while Japan is down', async () => {
    const rows = () =>
      published('registrationNumber name register { publicationInKyrgyzstan { textRussian } }');
    const differences = () =>
      askedOf(`{ publicationsInKyrgyzstan(filter: { matter: SUPPORT_ORGANIZATION_REGISTER }) { edges { node {
        publishedRegister { changes(first: 100) { edges { node { kind before { name } after { name } } } } } } } } }`);
    const [before, differencesBefore] = [await rows(), await differences()];
    expect(before.length).toBeGreaterThan(0);
    await relay.close();
    await ministries.japan.close();
    // It is closed already when the world is.
    Object.assign(ministries.japan, { close: () => Promise.resolve() });
    expect(
      (await ministries.ask('public', '{ supportOrganizations { edges { cursor } } }')).errors,
    ).not.toEqual([]);
    expect(await rows()).toEqual(before);
    expect(await differences()).toEqual(differencesBefore);
  });
});
