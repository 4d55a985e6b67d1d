import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { certificationCriteria } from '../../subgraphs/kyrgyzstan/certification-criteria/certification-criteria.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { agencyRow, criteriaRow } from '../subgraphs/rows/kyrgyz-rows.ts';
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
  await ministries.kyrgyzstan.insert(certificationCriteria, [
    criteriaRow(1, { criteriaVersion: 'now', effectiveFrom: '2025-07-01' }),
    criteriaRow(2, { criteriaVersion: 'later', effectiveFrom: '2999-01-01' }),
  ]);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

/** A new agency for each test, that nobody outside knows of. */
beforeEach(async () => {
  n += 1;
  await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(n, { sendsToJapan: false })]);
});

const act = (as: AudienceId, mutation: string, input: Input) =>
  ministries.act(as, mutation, { clientMutationKey: `${mutation} ${String((keys += 1))}`, ...input });

const application = (more: Input = {}): Input => ({
  agencyId: idOf('agency', n),
  destination: 'JP',
  appliedOn: '2026-02-01',
  fileReference: `file ${String(n)}`,
  ...more,
});

/** The applications of this test's agency, as the Center sees them. */
const kept = async (fields = 'id state version'): Promise<Data[]> => {
  const { data, errors } = await ministries.ask(
    center,
    `{ certificationApplications(filter: { agencyId: "${idOf('agency', n)}" }) { edges { node { ${fields} } } } }`,
  );
  expect(errors).toEqual([]);
  return data.certificationApplications.edges.map(({ node }: { readonly node: Data }) => node);
};

/** Enters an application and takes it into review; gives its id. */
const underReview = async (more: Input = {}): Promise<string> => {
  expect(await act(center, 'applyForCertification', application(more))).toEqual({
    __typename: 'CertificationAppliedFor',
  });
  const [one] = await kept('id');
  const certificationApplicationId = one.id as string;
  expect(
    await act(center, 'receiveCertificationApplication', {
      certificationApplicationId,
      version: 1,
      criteriaVersion: 'now',
    }),
  ).toEqual({ __typename: 'CertificationApplicationReceived' });
  return certificationApplicationId;
};

const number = () => `SYN-GRANT-${String(n)}`;
const granted = (certificationApplicationId: string, more: Input = {}): Input => ({
  certificationApplicationId,
  version: 2,
  outcome: 'GRANTED',
  decisionNumber: `${String(n)}/2026`,
  decidedOn: '2026-03-01',
  ground: 'meets the criteria',
  grant: { number: number(), validFrom: '2026-03-01', validUntil: '2999-02-28' },
  ...more,
});

/** What each audience sees of this test's agency and certification. */
const seenBy = async (): Promise<readonly AudienceId[]> => {
  const told = await ministries.everyone(
    `{ certification(number: "${number()}") { state } sendingAgency(id: "${idOf('agency', n)}") { name } }`,
  );
  return audienceIds.filter((id) => told[id].data.certification !== null);
};

describe('an application for certification', () => {
  // Of another destination nothing is told to Japan.
  const elsewhere = { destination: 'KR' };

  it('names the sitting of the commission at which it was dealt with, to the Kyrgyz side alone', async () => {
    const id = await underReview(elsewhere);
    const decide = (heldOn: string) =>
      act(
        ministry,
        'decideCertificationApplication',
        granted(id, { sitting: { heldOn, minutesNumber: 'протокол 4' } }),
      );
    // Before the application, and after the decision.
    for (const heldOn of ['2026-01-31', '2026-03-02'])
      expect(await decide(heldOn)).toMatchObject({
        __typename: 'InvalidInput',
        article: '7(1)',
        field: 'sitting.heldOn',
      });
    expect(await decide('2026-02-26')).toEqual({ __typename: 'CertificationApplicationDecided' });
    expect(await kept('sitting { heldOn minutesNumber }')).toEqual([
      { sitting: { heldOn: '2026-02-26', minutesNumber: 'протокол 4' } },
    ]);
    const { text } = await ministries.ask('japan_isa', '{ certificationApplications { edges { cursor } } }');
    expect(text).toContain('Cannot query field');
    const read = async (as: AudienceId) => (await ministries.send(as, '/schema.graphql', {})).text();
    expect(await read('japan_isa')).not.toContain('CommissionSitting');
    expect(await read(center)).toContain('CommissionSitting');
  });

  it('that was decided on at no recorded sitting names none', async () => {
    await act(ministry, 'decideCertificationApplication', granted(await underReview(elsewhere)));
    expect(await kept('state sitting { heldOn }')).toEqual([{ state: 'CERTIFIED', sitting: null }]);
  });

  it('is entered, received, and granted by the commission; Japan is told and publishes the agency', async () => {
    const id = await underReview();
    expect(await seenBy()).toEqual([]);
    const { data, errors } = await ministries.ask(
      ministry,
      `mutation($input: DecideCertificationApplicationInput!) { decideCertificationApplication(input: $input) {
        ... on CertificationApplicationDecided {
          certificationApplication { state ground decision { number decidedOn } history { version act agency } }
          certification { number criteriaVersion decision { number decidedOn } validFrom validUntil state
            events { kind date validUntil } agency { name publicationInJapan { status } } } } } }`,
      { input: { clientMutationKey: `grant ${String(n)}`, ...granted(id) } },
    );
    expect(errors).toEqual([]);
    const decision = { number: `${String(n)}/2026`, decidedOn: '2026-03-01' };
    expect(data.decideCertificationApplication).toEqual({
      certificationApplication: {
        state: 'CERTIFIED',
        ground: 'meets the criteria',
        decision,
        history: [
          { version: 1, act: 'applyForCertification', agency: 'KYRGYZSTAN_CENTER' },
          { version: 2, act: 'receiveCertificationApplication', agency: 'KYRGYZSTAN_CENTER' },
          { version: 3, act: 'decideCertificationApplication', agency: 'KYRGYZSTAN_MINISTRY' },
        ],
      },
      certification: {
        number: number(),
        criteriaVersion: 'now',
        decision,
        validFrom: '2026-03-01',
        validUntil: '2999-02-28',
        state: 'IN_FORCE',
        events: [{ kind: 'GRANTED', date: '2026-03-01', validUntil: '2999-02-28' }],
        agency: { name: `Пример Жол ${String(n % 3)}`, publicationInJapan: null },
      },
    });
    expect(await seenBy()).toEqual(audienceIds);
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
    const published = await ministries.ask(
      'public',
      `{ sendingAgency(id: "${idOf('agency', n)}") { publicationInJapan { status certificationNumber } } }`,
    );
    expect(published.data.sendingAgency.publicationInJapan).toEqual({
      status: 'CERTIFIED',
      certificationNumber: number(),
    });
    const notices = await ministries.ask(
      'japan_isa',
      '{ notices(filter: { kind: CERTIFICATION_GRANTED }) { edges { node { article sender publishedAt subject { ... on Certification { number } } } } } }',
    );
    expect(notices.data.notices.edges[0].node).toEqual({
      article: '7(2)',
      sender: 'KYRGYZSTAN',
      publishedAt: expect.any(String),
      subject: { number: number() },
    });
  });

  it('may be refused, and made again; Japan learns nothing of it', async () => {
    const id = await underReview();
    expect(
      await act(
        ministry,
        'decideCertificationApplication',
        granted(id, { outcome: 'REFUSED', grant: null, ground: 'does not meet the criteria' }),
      ),
    ).toEqual({ __typename: 'CertificationApplicationDecided' });
    expect(await act(center, 'applyForCertification', application())).toEqual({
      __typename: 'CertificationAppliedFor',
    });
    expect(await kept('state ground certification { number }')).toEqual(
      expect.arrayContaining([
        { state: 'REFUSED', ground: 'does not meet the criteria', certification: null },
        { state: 'APPLIED', ground: null, certification: null },
      ]),
    );
    expect(await relay.toJapan()).toEqual({ carried: 0, faults: [] });
    expect(await seenBy()).toEqual([]);
  });

  it('for another destination is granted without a word to Japan or the public', async () => {
    const id = await underReview({ destination: 'TR' });
    expect(await act(ministry, 'decideCertificationApplication', granted(id))).toEqual({
      __typename: 'CertificationApplicationDecided',
    });
    expect(await relay.toJapan()).toEqual({ carried: 0, faults: [] });
    expect(await seenBy()).toEqual([ministry, center]);
  });

  it('takes the place of the agency’s earlier certification in Japan’s publication', async () => {
    await act(ministry, 'decideCertificationApplication', granted(await underReview()));
    const second = `${number()}-2`;
    await act(center, 'applyForCertification', application({ fileReference: 'again' }));
    const waiting = (await kept()).find(({ state }) => state === 'APPLIED');
    const certificationApplicationId = waiting.id as string;
    await act(center, 'receiveCertificationApplication', {
      certificationApplicationId,
      version: 1,
      criteriaVersion: 'now',
    });
    const grant = { number: second, validFrom: '2026-04-01', validUntil: '2999-02-28' };
    await act(ministry, 'decideCertificationApplication', granted(certificationApplicationId, { grant }));
    await relay.toJapan();
    const { data } = await ministries.ask(
      'public',
      `{ sendingAgency(id: "${idOf('agency', n)}") { publicationInJapan { certificationNumber } } }`,
    );
    expect(data.sendingAgency.publicationInJapan).toEqual({ certificationNumber: second });
  });

  it('is nothing to Japan, the public and third parties', async () => {
    for (const as of audienceIds.filter((id) => id !== ministry && id !== center)) {
      const real = await ministries.ask(as, '{ certificationApplications { edges { cursor } } }');
      const invented = await ministries.ask(as, '{ certificationApplicationz { edges { cursor } } }');
      expect(real.text).toBe(
        invented.text.replaceAll('certificationApplicationz', 'certificationApplications'),
      );
      const text = (name: string) => `mutation { ${name}(input: { destination: "JP" }) { __typename } }`;
      expect((await ministries.ask(as, text('applyForCertification'))).text).toBe(
        (await ministries.ask(as, text('applyForCertificatiom'))).text.replaceAll(
          'applyForCertificatiom',
          'applyForCertification',
        ),
      );
    }
  });

  it('is decided by the Ministry alone', async () => {
    const text = 'mutation { decideCertificationApplication(input: { version: 1 }) { __typename } }';
    expect((await ministries.ask(center, text)).errors[0]?.message).toBe(
      'Cannot query field "decideCertificationApplication" on type "Mutation".',
    );
  });
});

describe('the criteria', () => {
  it('are adopted version by version, and read by everyone', async () => {
    const input = {
      criteriaVersion: `adopted ${String(n)}`,
      title: 'Критерии',
      effectiveFrom: '2027-01-01',
      documentReference: 'order 1',
      documentDigest: 'a'.repeat(64),
    };
    expect(await act(ministry, 'adoptCertificationCriteria', input)).toEqual({
      __typename: 'CertificationCriteriaAdopted',
    });
    expect(await act(ministry, 'adoptCertificationCriteria', input)).toMatchObject({
      __typename: 'Conflict',
      article: '7(1)',
    });
    expect(
      await act(ministry, 'adoptCertificationCriteria', { ...input, documentDigest: 'none' }),
    ).toMatchObject({ __typename: 'InvalidInput', field: 'documentDigest' });
    const { data } = await ministries.ask(
      'public',
      `{ certificationCriteria(filter: { criteriaVersion: "${input.criteriaVersion}" }) { edges { node { title effectiveFrom } } } }`,
    );
    expect(data.certificationCriteria.edges).toEqual([
      { node: { title: 'Критерии', effectiveFrom: '2027-01-01' } },
    ]);
  });
});

describe('a wrong move', () => {
  it.each([
    [{ agencyId: idOf('nothing', 1) }, 'NotFound', {}],
    [{ destination: 'XX' }, 'InvalidInput', { field: 'destination' }],
    [{ appliedOn: '2999-01-01' }, 'InvalidInput', { field: 'appliedOn' }],
    [{ fileReference: '' }, 'InvalidInput', { field: 'fileReference' }],
  ])('in an application with %j is refused as %s, and nothing is entered', async (more, type, told) => {
    expect(await act(center, 'applyForCertification', application(more))).toEqual({
      __typename: type,
      article: '7(1)',
      message: expect.any(String),
      ...told,
    });
    expect(await kept()).toEqual([]);
  });

  it('a second application while one is open is refused', async () => {
    await act(center, 'applyForCertification', application());
    expect(await act(ministry, 'applyForCertification', application())).toMatchObject({
      __typename: 'Conflict',
    });
    expect(await kept()).toHaveLength(1);
  });

  it.each([
    [{ outcome: 'REFUSED' }, 'InvalidInput', { field: 'grant' }],
    [{ grant: null }, 'InvalidInput', { field: 'grant' }],
    [{ decidedOn: '2026-01-31' }, 'InvalidInput', { field: 'decidedOn' }],
    [{ decidedOn: '2999-01-01' }, 'InvalidInput', { field: 'decidedOn' }],
    [{ version: 1 }, 'StaleVersion', { version: 2 }],
    [
      { grant: { number: 'SYN-X', validFrom: '2026-02-28', validUntil: '2027-01-01' } },
      'InvalidInput',
      { field: 'validFrom' },
    ],
    [
      { grant: { number: 'SYN-X', validFrom: '2026-03-02', validUntil: '2026-03-01' } },
      'InvalidInput',
      { field: 'validUntil' },
    ],
    [
      { grant: { number: 'SYN-X', validFrom: '2999-01-01', validUntil: '2999-03-01' } },
      'InvalidInput',
      { field: 'validFrom' },
    ],
  ])('in a decision with %j is refused as %s, and certifies nobody', async (more, type, told) => {
    const id = await underReview();
    expect(await act(ministry, 'decideCertificationApplication', granted(id, more))).toEqual({
      __typename: type,
      article: '7(1)',
      message: expect.any(String),
      ...told,
    });
    expect(await kept('state version')).toEqual([{ state: 'UNDER_REVIEW', version: 2 }]);
    expect(await seenBy()).toEqual([]);
    expect(await relay.toJapan()).toEqual({ carried: 0, faults: [] });
  });

  it('with a number that another permit bears certifies nobody, and leaves the agency unknown outside', async () => {
    await act(ministry, 'decideCertificationApplication', granted(await underReview()));
    const taken = number();
    await relay.toJapan();
    n += 1;
    await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(n, { sendsToJapan: false })]);
    const grant = { number: taken, validFrom: '2026-03-01', validUntil: '2027-02-28' };
    expect(
      await act(ministry, 'decideCertificationApplication', granted(await underReview(), { grant })),
    ).toMatchObject({ __typename: 'Conflict' });
    expect(
      (await ministries.ask('public', `{ sendingAgency(id: "${idOf('agency', n)}") { name } }`)).data
        .sendingAgency,
    ).toBeNull();
    expect(await relay.toJapan()).toEqual({ carried: 0, faults: [] });
  });

  it('decided before it is received, received twice, by criteria to come, or after it was withdrawn, is refused', async () => {
    await act(center, 'applyForCertification', application());
    const [one] = await kept('id');
    const certificationApplicationId = one.id as string;
    const receive = (version: number, criteriaVersion = 'now') =>
      act(center, 'receiveCertificationApplication', {
        certificationApplicationId,
        version,
        criteriaVersion,
      });
    expect(
      await act(
        ministry,
        'decideCertificationApplication',
        granted(certificationApplicationId, { version: 1 }),
      ),
    ).toMatchObject({ __typename: 'WrongState', state: 'APPLIED' });
    expect(await receive(1, 'later')).toMatchObject({
      __typename: 'InvalidInput',
      field: 'criteriaVersion',
    });
    expect(await receive(1, 'never')).toMatchObject({ __typename: 'NotFound' });
    await receive(1);
    expect(await receive(2)).toMatchObject({ __typename: 'WrongState', state: 'UNDER_REVIEW' });
    expect(
      await act(center, 'withdrawCertificationApplication', {
        certificationApplicationId,
        version: 2,
        date: '2026-02-20',
      }),
    ).toEqual({ __typename: 'CertificationApplicationWithdrawn' });
    expect(
      await act(
        ministry,
        'decideCertificationApplication',
        granted(certificationApplicationId, { version: 3 }),
      ),
    ).toMatchObject({ __typename: 'WrongState', state: 'WITHDRAWN' });
  });
});
