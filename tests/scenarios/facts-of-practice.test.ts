import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { industryField } from '../../subgraphs/japan/industry-field/industry-field.table.ts';
import { publicationInJapan } from '../../subgraphs/japan/publication/publication-in-japan.table.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { japan } from '../../subgraphs/japan/japan.ts';
import { localDay } from '../../subgraphs/kit/facts/local-day.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { openMinistries } from '../acts/ministries.ts';
import type { Ministries } from '../acts/ministries.ts';
import { openRelay } from '../acts/relay.ts';
import type { Relay } from '../acts/relay.ts';
import { writeRegister } from '../register-writer.ts';
import { importProcess } from '../subgraphs/import-process.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { entityNumber, entityRow, fieldRow, publicationInJapanRow } from '../subgraphs/rows/japan-rows.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';

/*
 * What really happened, here or under Japan's other memoranda, played again by both ministries. The events are real; every
 * name, number and record is invented.
 */

type Input = Readonly<Record<string, unknown>>;

const ministry = 'kyrgyzstan_ministry';
const agency = 'japan_isa';

let ministries: Ministries;
let relay: Relay;
let keys = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

/** Performs an act that must be done. */
const done = async (as: AudienceId, mutation: string, input: Input): Promise<void> => {
  const { __typename, message } = await ministries.act(as, mutation, {
    clientMutationKey: `${mutation} ${String((keys += 1))}`,
    ...input,
  });
  if (message !== undefined) throw new Error(`${mutation}: ${String(__typename)}: ${String(message)}`);
};

const told = async (as: AudienceId, query: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(as, query);
  expect(errors).toEqual([]);
  return data;
};

/** Agencies that Japan has published, each with one certification in force. */
const certified = async (numbers: readonly number[], named: (n: number) => Input = () => ({})) => {
  await ministries.kyrgyzstan.insert(
    sendingAgency,
    numbers.map((n) => agencyRow(n, named(n))),
  );
  await ministries.kyrgyzstan.insert(
    certification,
    numbers.map((n) => certificationRow(n)),
  );
  await ministries.japan.insert(
    publicationInJapan,
    numbers.map((n) =>
      publicationInJapanRow(n, {
        agencyId: idOf('agency', n),
        certificationNumber: `SYN-${String(n).padStart(4, '0')}`,
      }),
    ),
  );
};

const change = (mutation: string, n: number, version: number, date: string) =>
  done(ministry, mutation, {
    certificationId: idOf('certification', n),
    version,
    date,
    ground: 'decision of the commission',
  });

const publishedIn = async (n: number) =>
  (
    await told(
      'public',
      `{ sendingAgency(id: "${idOf('agency', n)}") { publicationInJapan { status publishedAt } } }`,
    )
  ).sendingAgency.publicationInJapan;

describe('facts of practice', () => {
  it('2019-09-06: a delisting in one country is published by the other on the same day', async () => {
    await certified([1]);
    const { rows } = await ministries.kyrgyzstan.superuser.query<{ now: string }>(
      `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "now"`,
    );
    const now = rows[0]?.now ?? '';
    await change('revokeCertification', 1, 1, localDay(now, 'KYRGYZSTAN'));
    await relay.toJapan();
    const { status, publishedAt } = await publishedIn(1);
    expect(status).toBe('REVOKED');
    expect(Date.parse(publishedAt as string) - Date.parse(now)).toBeLessThan(60 * 60 * 1_000);
    const { sendingAgencies } = await told(
      'public',
      '{ sendingAgencies(filter: { certificationState: REVOKED }) { edges { node { id } } } }',
    );
    expect(sendingAgencies.edges).toEqual([{ node: { id: idOf('agency', 1) } }]);
  });

  it('January 2026: four permits under variant spellings are suspended and resumed, and never shown as revoked', async () => {
    const four = [11, 12, 13, 14];
    const spellings = (n: number) => [
      { value: `Жашыл Дуйно ${String(n)}`, script: 'CYRILLIC', seenFrom: '2025-01-01' },
      { value: `Жашыл Дүйнө ${String(n)}`, script: 'CYRILLIC', seenFrom: '2025-06-01' },
      { value: `Jashyl Duino ${String(n)}`, script: 'LATIN', seenFrom: '2025-01-01' },
    ];
    await certified(four, (n) => ({ name: `Жашыл Дүйнө ${String(n)}`, names: spellings(n) }));
    const statuses = () => Promise.all(four.map(async (n) => (await publishedIn(n)).status as string));
    for (const n of four) await change('suspendCertification', n, 1, '2026-01-12');
    expect(await relay.toJapan()).toEqual({ carried: 4, faults: [] });
    expect(await statuses()).toEqual(four.map(() => 'SUSPENDED'));
    for (const [at, n] of four.entries())
      await change(
        'resumeCertification',
        n,
        2,
        ['2026-01-19', '2026-01-22', '2026-01-22', '2026-01-28'][at] ?? '',
      );
    expect(await relay.toJapan()).toEqual({ carried: 4, faults: [] });
    expect(await statuses()).toEqual(four.map(() => 'CERTIFIED'));
    for (const n of four)
      for (const { value } of spellings(n)) {
        const { sendingAgencies } = await told(
          'public',
          `{ sendingAgencies(filter: { name: "${value}" }) { edges { node { id certification { events { kind } state } } } } }`,
        );
        expect(sendingAgencies.edges).toEqual([
          {
            node: {
              id: idOf('agency', n),
              certification: { state: 'IN_FORCE', events: [{ kind: 'SUSPENDED' }, { kind: 'RESUMED' }] },
            },
          },
        ]);
      }
  });

  it('the register week: what is new, what changed and what is listed no longer, and never why', async () => {
    const program = importProcess(japan, ministries.japan);
    const entry = (n: number, more: Input = {}) => ({
      number: `19登-${String(n).padStart(6, '0')}`,
      date: { serial: 43_581 },
      name: `架空支援株式会社${String(n)}`,
      officeName: '本店',
      officeAddress: `東京都架空区${String(n)}`,
      languages: '英語・キルギス語',
      ...more,
    });
    const load = async (name: string, day: string, rows: readonly ReturnType<typeof entry>[]) =>
      program.load(await program.file(name, writeRegister({ rows, linesAbove: [day] })));
    await load(
      'one.xlsx',
      '令和８年７月２７日現在',
      [1, 2, 3].map((n) => entry(n)),
    );
    const { code, stdout } = await load('two.xlsx', '令和８年８月３日現在', [
      entry(1),
      entry(2, { remarks: '2026年7月30日支援業務休止の届出' }),
      entry(4),
    ]);
    expect(code).toBe(0);
    for (const line of ['added: 1', 'changed: 1', 'no longer listed: 1', 'unchanged: 1'])
      expect(stdout.split('\n')).toContain(line);
    const { supportOrganizationRegisters } = await told(
      'kyrgyzstan_center',
      '{ supportOrganizationRegisters { edges { node { asOf entries added changed noLongerListed digest } } } }',
    );
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(supportOrganizationRegisters.edges.map(({ node }: Data) => node as unknown)).toEqual([
      { asOf: '2026-08-03', entries: 3, added: 1, changed: 1, noLongerListed: 1, digest },
      { asOf: '2026-07-27', entries: 3, added: 3, changed: 0, noLongerListed: 0, digest },
    ]);
    const { supportOrganizations } = await told(
      'kyrgyzstan_center',
      '{ supportOrganizations(first: 100) { edges { node { registrationNumber listingStatus paused lastListedOn } } } }',
    );
    expect(supportOrganizations.edges.map(({ node }: Data) => node as unknown)).toEqual([
      {
        registrationNumber: '19登-000001',
        listingStatus: 'LISTED',
        paused: false,
        lastListedOn: '2026-08-03',
      },
      {
        registrationNumber: '19登-000002',
        listingStatus: 'LISTED',
        paused: true,
        lastListedOn: '2026-08-03',
      },
      {
        registrationNumber: '19登-000003',
        listingStatus: 'NO_LONGER_LISTED',
        paused: false,
        lastListedOn: '2026-07-27',
      },
      {
        registrationNumber: '19登-000004',
        listingStatus: 'LISTED',
        paused: false,
        lastListedOn: '2026-08-03',
      },
    ]);
    // Each register that was read is shared with the other side.
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 2, faults: [] });
  });

  it('2022-04-01: acceptance in industrial machinery stops at 5,400 of 5,250, and a merge lifts it 25 days later', async () => {
    const old = { effectiveFrom: '2019-04-01' };
    await ministries.japan.insert(industryField, [
      fieldRow(1, { ...old, code: 'machinery', cap: 5_250, holders: 5_400 }),
      fieldRow(2, { ...old, code: 'materials' }),
      fieldRow(3, { ...old, code: 'electronics' }),
    ]);
    await done(agency, 'suspendField', {
      industryFieldCode: 'machinery',
      requestedOn: '2022-03-28',
      inForceFrom: '2022-04-01',
      holders: 5_400,
      cap: 5_250,
    });
    const stops = async (as: AudienceId, day: string) =>
      (
        await told(
          as,
          `{ fieldSuspensions(filter: { inForceOn: "${day}" }) { edges { node { id holders cap resumedOn industryField { code } } } } }`,
        )
      ).fieldSuspensions.edges as Data[];
    expect(await stops('public', '2022-04-02')).toEqual([]);
    const [stop] = await stops(agency, '2022-04-02');
    await done(agency, 'announceFieldSuspension', { fieldSuspensionId: stop.node.id as string, version: 1 });
    expect(await stops('public', '2022-04-02')).toMatchObject([
      { node: { holders: 5_400, cap: 5_250, industryField: { code: 'machinery' } } },
    ]);
    await done(agency, 'mergeIndustryFields', {
      fields: [2, 1, 3].map((each) => ({ industryFieldId: idOf('field', each), version: 1 })),
      code: 'threeManufacturing',
      nameJapanese: '架空・素形材・産業機械・電気電子情報関連製造業',
      nameEnglish: 'Invented: machine parts, industrial machinery and electronics',
      ministryInCharge: 'METI 経済産業省',
      effectiveFrom: '2022-04-26',
      cap: 49_750,
    });
    expect(await stops('public', '2022-04-25')).toHaveLength(1);
    expect(await stops('public', '2022-04-26')).toEqual([]);
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 2, faults: [] });
    const { notices } = await told(
      ministry,
      `{ notices(filter: { subjectId: "${String(stop.node.id)}" }) { edges { node { kind receivedAt } } } }`,
    );
    expect(notices.edges.map(({ node }: Data) => node.kind as unknown).sort()).toEqual([
      'FIELD_RESUMED',
      'FIELD_SUSPENDED',
    ]);
  });

  it('2021: the first improvement order is known to the other side under embargo, and published after the public notice', async () => {
    await ministries.japan.insert(receivingEntity, [entityRow(1)]);
    await done(agency, 'issueImprovementOrder', {
      corporateNumber: entityNumber(1),
      orderDate: '2026-03-01',
      deadline: '2026-06-01',
      groundArticles: ['19-21(1)'],
      reason: 'support was not given',
      plannedPublicNoticeDate: '2026-03-10',
    });
    const orders = async (as: AudienceId) =>
      (
        await told(
          as,
          `{ improvementOrders(filter: { corporateNumber: "${entityNumber(1)}" }) { edges { node { id publicationInKyrgyzstan { textRussian } } } } }`,
        )
      ).improvementOrders.edges.map(({ node }: Data) => node) as Data[];
    expect(await orders(ministry)).toEqual([]);
    const [order] = await orders(agency);
    const improvementOrderId = order.id as string;
    await done(agency, 'notifyImprovementOrder', { improvementOrderId, version: 1 });
    await relay.toKyrgyzstan();
    expect(await orders(ministry)).toHaveLength(1);
    expect(await orders('public')).toEqual([]);
    const publication = {
      improvementOrderId,
      textKyrgyz: 'Бузууларды жоюу жөнүндө буйрук',
      textRussian: 'Предписание об устранении нарушений',
    };
    await expect(done(ministry, 'publishImprovementOrder', publication)).rejects.toThrow('WrongState');
    await done(agency, 'recordPublicNotice', { improvementOrderId, version: 2, date: '2026-03-10' });
    await relay.toKyrgyzstan();
    await done(ministry, 'publishImprovementOrder', publication);
    expect(await orders('public')).toMatchObject([
      { publicationInKyrgyzstan: { textRussian: 'Предписание об устранении нарушений' } },
    ]);
  });

  it('October 2025: a forged certificate is found by its number, reported, noticed and acted on', async () => {
    const digestOf = (number: string) => createHash('sha256').update(`SKILL:${number}`).digest('hex');
    await done(agency, 'enterCertificates', { digests: ['EX2025001', 'EX2025002'].map(digestOf) });
    const isHit = async (as: AudienceId, certificateNumber: string): Promise<unknown> => {
      const { data, errors } = await ministries.ask(
        as,
        'mutation($input: LookUpCertificateInput!) { lookUpCertificate(input: $input) { ... on CertificateLookedUp { hit } } }',
        {
          input: {
            clientMutationKey: `look up ${String((keys += 1))}`,
            examinationKind: 'SKILL',
            certificateNumber,
          },
        },
      );
      expect(errors).toEqual([]);
      return data.lookUpCertificate.hit as unknown;
    };
    // Two candidates show certificates to the Center: one was entered, and of the other nobody ever heard.
    expect(await isHit('kyrgyzstan_center', 'EX-2025-001')).toBe(true);
    expect(await isHit('kyrgyzstan_center', 'EX-2025-077')).toBe(false);
    const examFraudReportId = await ministries.made(
      'kyrgyzstan_center',
      'reportExamFraud',
      'examFraudReport',
      {
        clientMutationKey: 'the forged certificate',
        kind: 'FORGERY',
        examinationKind: 'SKILL',
        certificateNumber: 'EX-2025-077',
        summary: 'A certificate was shown whose number was never given.',
        occurredOn: '2025-10-14',
        knownAt: '2025-10-15T04:00:00.000Z',
      },
    );

    // Japan's app finds the notice in its inbox, follows it to the report, looks for itself, and acts.
    const inbox = async () =>
      (
        await told(
          agency,
          `{ notices(first: 100, filter: { recipient: JAPAN, kind: EXAM_FRAUD_REPORTED }, orderBy: { field: ARRIVAL, direction: ASCENDING }) {
             edges { node { id version article sender receivedAt acknowledgedAt
               subject { ... on ExamFraudReport { id version state certificateNumber examinationKind } } } } } }`,
        )
      ).notices.edges.map(({ node }: Data) => node) as Data[];
    const [noticed] = await inbox();
    expect(noticed).toMatchObject({
      article: '5',
      sender: 'KYRGYZSTAN',
      receivedAt: expect.any(String),
      acknowledgedAt: null,
      subject: { id: examFraudReportId, state: 'SENT', certificateNumber: 'EX-2025-077' },
    });
    await done(agency, 'acknowledgeNotice', {
      noticeId: noticed.id as string,
      version: noticed.version as number,
    });
    await done(agency, 'receiveExamFraudReport', { examFraudReportId, version: 1 });
    expect(await isHit(agency, noticed.subject.certificateNumber as string)).toBe(false);
    await done(agency, 'concludeExamFraudReport', {
      examFraudReportId,
      version: 2,
      actionTaken: true,
      conclusion: '架空の例',
      conclusionLanguage: 'ja',
    });
    const [acted] = await inbox();
    expect(acted).toMatchObject({ acknowledgedAt: expect.any(String), subject: { state: 'ACTED' } });
    await done('kyrgyzstan_center', 'closeExamFraudReport', { examFraudReportId, version: 3 });

    // Both sides read how it ended; the police of Japan too, who may not look numbers up.
    for (const as of [ministry, 'japan_npa'] as const)
      expect(
        await told(
          as,
          `{ examFraudReport(id: "${examFraudReportId}") { state receivedAt closedAt originator } }`,
        ),
      ).toEqual({
        examFraudReport: {
          state: 'CLOSED',
          originator: 'KYRGYZSTAN',
          receivedAt: expect.any(String),
          closedAt: expect.any(String),
        },
      });
    const { rows } = await ministries.cooperation.superuser.query(
      'select agency, digest, hit from certificate_look_up order by at',
    );
    expect(rows).toEqual([
      { agency: 'KYRGYZSTAN_CENTER', digest: digestOf('EX2025001'), hit: true },
      { agency: 'KYRGYZSTAN_CENTER', digest: digestOf('EX2025077'), hit: false },
      { agency: 'JAPAN_ISA', digest: digestOf('EX2025077'), hit: false },
    ]);
    // To everyone else there is no such report, and no such question.
    for (const as of ['public', 'third_party_otit', 'third_party_embassy'] as const) {
      const real = await ministries.ask(as, `{ examFraudReport(id: "${examFraudReportId}") { state } }`);
      const invented = await ministries.ask(as, `{ examFraudReporz(id: "${examFraudReportId}") { state } }`);
      expect(real.text).toBe(invented.text.replaceAll('examFraudReporz', 'examFraudReport'));
    }
  });

  it('2021: five agencies are notified at once, and each comes to an end of its own', async () => {
    const five = [21, 22, 23, 24, 25];
    await certified(five);
    const { data, errors } = await ministries.ask(
      agency,
      `mutation(${five.map((n) => `$a${String(n)}: NotifySuspectedNonconformityInput!`).join(' ')}) { ${five
        .map((n) => `a${String(n)}: notifySuspectedNonconformity(input: $a${String(n)}) { __typename }`)
        .join(' ')} }`,
      Object.fromEntries(
        five.map((n) => [
          `a${String(n)}`,
          {
            clientMutationKey: `five ${String(n)}`,
            agencyId: idOf('agency', n),
            suspicion: 'IMPROPER_ACTIVITY',
            summary: 'fees above those that were agreed',
            evidenceReference: 'one file for five agencies',
          },
        ]),
      ),
    );
    expect(errors).toEqual([]);
    expect(Object.values(data as object)).toEqual(
      five.map(() => ({ __typename: 'SuspectedNonconformityNotified' })),
    );
    expect(await relay.toKyrgyzstan()).toEqual({ carried: 5, faults: [] });
    const notifications = async (as: AudienceId, fields: string) =>
      new Map(
        (
          (
            await told(
              as,
              `{ nonconformityNotifications(first: 100) { edges { node { id agency { id } ${fields} } } } }`,
            )
          ).nonconformityNotifications.edges as Data[]
        ).map(({ node }) => [node.agency.id as string, node]),
      );
    for (const { id } of (await notifications(ministry, '')).values())
      await done(ministry, 'openInvestigation', {
        nonconformityNotificationId: id as string,
        openedOn: '2026-03-01',
      });
    await change('revokeCertification', 21, 1, '2026-03-10');
    await change('suspendCertification', 22, 1, '2026-03-10');
    const results = ['REVOCATION', 'SUSPENSION', 'SUPERVISION', 'GUIDANCE', 'UNFOUNDED'];
    const opened = await notifications(ministry, 'investigation { id }');
    for (const [at, n] of five.entries()) {
      const { id } = opened.get(idOf('agency', n)).investigation;
      if (['SUPERVISION', 'GUIDANCE'].includes(String(results[at])))
        await done(ministry, 'giveGuidance', {
          kind: results[at],
          number: `given to ${String(n)}`,
          givenOn: '2026-03-15',
          agencyIds: [idOf('agency', n)],
          summary: 'what is to be mended',
          text: 'what is to be mended, in full',
          investigationId: id as string,
        });
    }
    for (const [at, n] of five.entries())
      await done(ministry, 'concludeInvestigation', {
        investigationId: opened.get(idOf('agency', n)).investigation.id as string,
        version: 1,
        result: results[at],
        summary: `the result of ${String(n)}`,
        closedOn: '2026-03-20',
      });
    expect(await relay.toJapan()).toEqual({ carried: 7, faults: [] });
    const ended = await notifications('japan_mofa', 'result resultReceivedAt');
    expect(five.map((n) => ended.get(idOf('agency', n)))).toMatchObject(
      results.map((result) => ({ result, resultReceivedAt: expect.any(String) })),
    );
    expect(await Promise.all(five.map(async (n) => (await publishedIn(n)).status as string))).toEqual([
      'REVOKED',
      'SUSPENDED',
      'CERTIFIED',
      'CERTIFIED',
      'CERTIFIED',
    ]);
  });
});
