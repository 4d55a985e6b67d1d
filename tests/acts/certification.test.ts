import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { channelOf } from '../../subgraphs/kit/storage/announce.ts';
import {
  certification,
  certificationEvent,
} from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { agencyRow, certificationRow, eventRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

let ministries: Ministries;
let n = 0;

beforeAll(async () => {
  ministries = await openMinistries();
}, 120_000);
afterAll(() => ministries.close());

/** A new agency with a certification for Japan for each test. */
beforeEach(async () => {
  n += 1;
  const { kyrgyzstan } = ministries;
  await kyrgyzstan.insert(sendingAgency, [agencyRow(n)]);
  await kyrgyzstan.insert(certification, [certificationRow(n)]);
  await kyrgyzstan.insert(certificationEvent, [eventRow(n)]);
});

const number = () => `SYN-${String(n).padStart(4, '0')}`;
const input = (more: Readonly<Record<string, unknown>> = {}) => ({
  clientMutationKey: `key ${String(n)}`,
  certificationId: idOf('certification', n),
  version: 1,
  date: '2026-01-12',
  ground: 'false information',
  ...more,
});
const shown = async (as: AudienceId, fields = 'state validUntil events { kind date }'): Promise<Data> =>
  (await ministries.ask(as, `{ certification(number: "${number()}") { ${fields} } }`)).data.certification;
const waiting = async () =>
  (
    await ministries.kyrgyzstan.superuser.query(
      'select "kind", "article", "recipient", "subject_version", "payload" from "outbox" where "subject_id" = $1 order by "subject_version"',
      [idOf('certification', n)],
    )
  ).rows as unknown[];

describe('the life of a certification', () => {
  it('is played through: suspended, resumed, suspended again, revoked; and seen by everyone at once', async () => {
    const life = [
      ['suspendCertification', 'CertificationSuspended', '2026-01-12', 'SUSPENDED'],
      ['resumeCertification', 'CertificationResumed', '2026-01-22', 'IN_FORCE'],
      ['suspendCertification', 'CertificationSuspended', '2026-02-01', 'SUSPENDED'],
      ['revokeCertification', 'CertificationRevoked', '2026-02-02', 'REVOKED'],
    ] as const;
    for (const [at, [mutation, result, date, state]] of life.entries()) {
      const done = await ministries.act(
        'kyrgyzstan_ministry',
        mutation,
        input({ clientMutationKey: `life ${String(at)}`, version: at + 1, date }),
      );
      expect(done).toEqual({ __typename: result });
      const told = await ministries.everyone(`{ certification(number: "${number()}") { state } }`);
      for (const { data } of Object.values(told)) expect(data).toEqual({ certification: { state } });
    }
    expect(await shown('public')).toEqual({
      state: 'REVOKED',
      validUntil: null,
      events: [
        { kind: 'GRANTED', date: '2026-01-01' },
        { kind: 'SUSPENDED', date: '2026-01-12' },
        { kind: 'RESUMED', date: '2026-01-22' },
        { kind: 'SUSPENDED', date: '2026-02-01' },
        { kind: 'REVOKED', date: '2026-02-02' },
      ],
    });
  });

  it('is told to those who follow it, once the act is done', async () => {
    const { superuser } = ministries.kyrgyzstan;
    const heard: string[] = [];
    superuser.on('notification', ({ payload = '' }) => heard.push(payload));
    await superuser.query(`listen ${channelOf(certification)}`);
    await ministries.act('kyrgyzstan_ministry', 'suspendCertification', input({ version: 7 }));
    await ministries.act(
      'kyrgyzstan_ministry',
      'suspendCertification',
      input({ clientMutationKey: `heard ${String(n)}` }),
    );
    await superuser.query(`unlisten ${channelOf(certification)}`);
    superuser.removeAllListeners('notification');
    expect(heard).toEqual([idOf('certification', n)]);
  });

  it('of a revoked agency goes on to be shown, as revoked', async () => {
    await ministries.act('kyrgyzstan_ministry', 'revokeCertification', input());
    const { data } = await ministries.ask(
      'public',
      '{ sendingAgencies(first: 100, filter: { certificationState: REVOKED }) { edges { node { id } } } }',
    );
    expect(data.sendingAgencies.edges.map(({ node }: Data) => node.id as string)).toContain(
      idOf('agency', n),
    );
  });

  it('answers with the record as it now stands, and its history is the Kyrgyz side’s alone', async () => {
    const { data, errors } = await ministries.ask(
      'kyrgyzstan_ministry',
      `mutation($input: SuspendCertificationInput!) { suspendCertification(input: $input) {
        ... on CertificationSuspended { recordedAt certification { number state version agency { name }
          history { version act article agency values { property before after } } } } } }`,
      { input: input() },
    );
    expect(errors).toEqual([]);
    expect(data.suspendCertification).toEqual({
      recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      certification: {
        number: number(),
        state: 'SUSPENDED',
        version: 2,
        agency: { name: `Пример Жол ${String(n % 3)}` },
        history: [
          {
            version: 2,
            act: 'suspendCertification',
            article: '7(4)',
            agency: 'KYRGYZSTAN_MINISTRY',
            values: [
              { property: 'state', before: 'IN_FORCE', after: 'SUSPENDED' },
              { property: 'validUntil', before: '2999-12-31', after: '2999-12-31' },
            ],
          },
        ],
      },
    });
    expect((await shown('kyrgyzstan_center', 'history { act }')).history).toHaveLength(1);
    const japanese = await ministries.ask(
      'japan_isa',
      `{ certification(number: "${number()}") { history { act } } }`,
    );
    expect(japanese.errors[0]?.message).toBe('Cannot query field "history" on type "Certification".');
  });

  it('leaves for Japan, in the same transaction, what Japan is owed of it; nothing for another destination', async () => {
    await ministries.act('kyrgyzstan_ministry', 'revokeCertification', input());
    expect(await waiting()).toEqual([
      {
        kind: 'CERTIFICATION_REVOKED',
        article: '7(4)',
        recipient: 'JAPAN',
        subject_version: 2,
        payload: {
          agencyId: idOf('agency', n),
          agencyVersion: 1,
          name: `Пример Жол ${String(n % 3)}`,
          names: agencyRow(n)['names'],
          region: 'KG-GB',
          contacts: agencyRow(n)['contacts'],
          closedOn: null,
          synthetic: true,
          number: number(),
          criteriaVersion: '2025',
          decision: { number: '1', decidedOn: '2026-01-01' },
          date: '2026-01-12',
          validFrom: expect.any(String),
          validUntil: null,
          ground: 'false information',
        },
      },
    ]);
    n += 1;
    await ministries.kyrgyzstan.insert(certification, [certificationRow(n, { destination: 'TR' })]);
    expect(await ministries.act('kyrgyzstan_ministry', 'revokeCertification', input())).toEqual({
      __typename: 'CertificationRevoked',
    });
    expect(await waiting()).toEqual([]);
  });
});

describe('the period of a certification', () => {
  const over = async () => {
    await ministries.kyrgyzstan.superuser.query(
      `update "certification" set "valid_until" = '2026-06-30' where "id" = $1`,
      [idOf('certification', n)],
    );
  };
  const end = (more: Readonly<Record<string, unknown>> = {}) => ({
    clientMutationKey: `end ${String(n)}`,
    certificationId: idOf('certification', n),
    version: 1,
    ground: 'no extension was asked for',
    ...more,
  });

  it('is extended while it runs, and Japan is told', async () => {
    await ministries.kyrgyzstan.superuser.query(
      `update "certification" set "valid_until" = '2998-12-31' where "id" = $1`,
      [idOf('certification', n)],
    );
    const extend = (validUntil: string) =>
      ministries.act(
        'kyrgyzstan_ministry',
        'extendCertification',
        input({ clientMutationKey: `${validUntil} ${String(n)}`, validUntil }),
      );
    expect(await extend('2998-12-31')).toMatchObject({
      __typename: 'InvalidInput',
      article: '7(1)',
      field: 'validUntil',
    });
    expect(await extend('2999-12-31')).toEqual({ __typename: 'CertificationExtended' });
    expect(await shown('public')).toMatchObject({
      state: 'IN_FORCE',
      validUntil: '2999-12-31',
      events: [{ kind: 'GRANTED' }, { kind: 'EXTENDED', date: '2026-01-12' }],
    });
    expect(await waiting()).toMatchObject([
      { kind: 'CERTIFICATION_EXTENDED', article: '7(2)', payload: { validUntil: '2999-12-31' } },
    ]);
  });

  it('is recorded as over once it is, and only once; nothing follows', async () => {
    expect(await ministries.act('kyrgyzstan_ministry', 'expireCertification', end())).toMatchObject({
      __typename: 'WrongState',
      state: 'IN_FORCE',
    });
    await over();
    expect(
      await ministries.act(
        'kyrgyzstan_ministry',
        'expireCertification',
        end({ clientMutationKey: `over ${String(n)}` }),
      ),
    ).toEqual({ __typename: 'CertificationExpired' });
    expect((await shown('public')).events).toEqual([
      { kind: 'GRANTED', date: '2026-01-01' },
      { kind: 'EXPIRED', date: '2026-07-01' },
    ]);
    expect(await waiting()).toMatchObject([{ kind: 'CERTIFICATION_EXPIRED', article: '7(2)' }]);
    for (const [mutation, more] of [
      ['expireCertification', end()],
      ['extendCertification', input({ validUntil: '2999-12-31' })],
      ['revokeCertification', input()],
    ] as const)
      expect(
        await ministries.act('kyrgyzstan_ministry', mutation, {
          ...more,
          clientMutationKey: `${mutation} after ${String(n)}`,
          version: 2,
        }),
      ).toMatchObject({ __typename: 'WrongState', state: 'EXPIRED' });
  });
});

describe('a wrong move', () => {
  const before = async () => ({ shown: await shown('kyrgyzstan_ministry'), waiting: await waiting() });

  it.each([
    ['resumeCertification', {}, 'WrongState', { state: 'IN_FORCE' }],
    ['suspendCertification', { certificationId: idOf('nothing', 1) }, 'NotFound', {}],
    ['suspendCertification', { certificationId: 'no id' }, 'NotFound', {}],
    ['suspendCertification', { version: 7 }, 'StaleVersion', { version: 1 }],
    ['suspendCertification', { date: '2025-12-31' }, 'InvalidInput', { field: 'date' }],
    ['revokeCertification', { date: '2999-01-01' }, 'InvalidInput', { field: 'date' }],
    ['revokeCertification', { ground: ' ' }, 'InvalidInput', { field: 'ground' }],
    ['revokeCertification', { ground: '\0' }, 'InvalidInput', { field: 'ground' }],
    [
      'revokeCertification',
      { clientMutationKey: 'x'.repeat(101) },
      'InvalidInput',
      { field: 'clientMutationKey' },
    ],
  ])(
    '%s with %j is refused as %s, names the section and changes nothing',
    async (mutation, more, type, told) => {
      const stood = await before();
      const key = { clientMutationKey: `wrong ${String(n)}` };
      expect(await ministries.act('kyrgyzstan_ministry', mutation, input({ ...key, ...more }))).toEqual({
        __typename: type,
        article: '7(4)',
        message: expect.any(String),
        ...told,
      });
      expect(await before()).toEqual(stood);
    },
  );

  it('after a revocation is refused, whatever it is', async () => {
    await ministries.act('kyrgyzstan_ministry', 'revokeCertification', input());
    for (const mutation of ['suspendCertification', 'resumeCertification', 'revokeCertification'])
      expect(
        await ministries.act(
          'kyrgyzstan_ministry',
          mutation,
          input({ clientMutationKey: `${mutation} ${String(n)}`, version: 2 }),
        ),
      ).toMatchObject({ __typename: 'WrongState', state: 'REVOKED' });
  });

  it('of somebody whose act it is not names nothing that exists for them', async () => {
    const text = (name: string) => `mutation { ${name}(input: { version: 1 }) { __typename } }`;
    for (const as of [
      'public',
      'japan_isa',
      'japan_npa',
      'kyrgyzstan_center',
      'third_party_otit',
      'third_party_embassy',
    ] as const) {
      const real = await ministries.ask(as, text('revokeCertification'));
      const invented = await ministries.ask(as, text('invokeCertification'));
      expect(real.status).toBe(invented.status);
      expect(real.text).toBe(invented.text.replaceAll('invokeCertification', 'revokeCertification'));
      expect(real.data).toBeUndefined();
    }
    expect((await ministries.ask('public', 'mutation { __typename }')).data).toBeUndefined();
    expect(await shown('public', 'state')).toEqual({ state: 'IN_FORCE' });
  });
});

describe('a repetition', () => {
  it('with the same key and input gives what came of it, and is not done again', async () => {
    const first = await ministries.act('kyrgyzstan_ministry', 'suspendCertification', input());
    const again = await ministries.act('kyrgyzstan_ministry', 'suspendCertification', input());
    expect(first).toEqual({ __typename: 'CertificationSuspended' });
    expect(again).toEqual(first);
    expect((await shown('public')).events).toHaveLength(2);
    expect(await waiting()).toHaveLength(1);
  });

  it('of a refusal is refused alike, though the act would now be possible', async () => {
    const early = input({ clientMutationKey: 'early' });
    const refused = await ministries.act('kyrgyzstan_ministry', 'resumeCertification', early);
    expect(refused.__typename).toBe('WrongState');
    await ministries.act('kyrgyzstan_ministry', 'suspendCertification', input());
    expect(await ministries.act('kyrgyzstan_ministry', 'resumeCertification', early)).toEqual(refused);
  });

  it('with the same key and another input, or for another act, is refused', async () => {
    await ministries.act('kyrgyzstan_ministry', 'suspendCertification', input());
    for (const [mutation, more] of [
      ['suspendCertification', { ground: 'another' }],
      ['revokeCertification', {}],
    ] as const)
      expect(await ministries.act('kyrgyzstan_ministry', mutation, input(more))).toMatchObject({
        __typename: 'KeyReused',
        article: '7(4)',
      });
    expect(await shown('public', 'state')).toEqual({ state: 'SUSPENDED' });
  });

  it('at the same moment is done once', async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, () => ministries.act('kyrgyzstan_ministry', 'suspendCertification', input())),
    );
    for (const each of all) expect(each).toEqual({ __typename: 'CertificationSuspended' });
    expect((await shown('public')).events).toHaveLength(2);
  });

  it('after 24 hours is an act of its own', async () => {
    await ministries.act('kyrgyzstan_ministry', 'suspendCertification', input());
    await ministries.kyrgyzstan.superuser.query(
      `update "mutation_receipt" set "at" = now() - interval '24 hours 1 second' where "key" = $1`,
      [input().clientMutationKey],
    );
    expect(await ministries.act('kyrgyzstan_ministry', 'suspendCertification', input())).toMatchObject({
      __typename: 'StaleVersion',
    });
  });
});

describe('acts at the same moment', () => {
  it('on one version of a record: one is done, the others are told that it has changed', async () => {
    const all = await Promise.all(
      Array.from({ length: 5 }, (_, at) =>
        ministries.act(
          'kyrgyzstan_ministry',
          'suspendCertification',
          input({ clientMutationKey: `rival ${String(at)} of ${String(n)}` }),
        ),
      ),
    );
    const names = all.map(({ __typename }: Data) => String(__typename)).sort();
    expect(names).toEqual([
      'CertificationSuspended',
      'StaleVersion',
      'StaleVersion',
      'StaleVersion',
      'StaleVersion',
    ]);
    expect((await shown('public')).events).toHaveLength(2);
  });

  it('of one request follow each other in its order', async () => {
    const { data } = await ministries.ask(
      'kyrgyzstan_ministry',
      `mutation($one: SuspendCertificationInput!, $two: ResumeCertificationInput!) {
        one: suspendCertification(input: $one) { ... on CertificationSuspended { certification { state version } } }
        two: resumeCertification(input: $two) { ... on CertificationResumed { certification { state version } } } }`,
      {
        one: input({ clientMutationKey: `one ${String(n)}` }),
        two: input({ clientMutationKey: `two ${String(n)}`, version: 2, date: '2026-01-22' }),
      },
    );
    expect(data).toEqual({
      one: { certification: { state: 'SUSPENDED', version: 2 } },
      two: { certification: { state: 'IN_FORCE', version: 3 } },
    });
  });
});
