import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../../schema/audience.ts';
import type { Data } from '../../subgraphs/served-subgraph.ts';
import { openBothMinistries } from './both-ministries.ts';
import type { BothMinistries } from './both-ministries.ts';

let both: BothMinistries;
let keys = 0;
beforeAll(async () => {
  both = await openBothMinistries();
}, 120_000);
afterAll(() => both.close());

const ministry = 'kyrgyzstan_ministry';
const agency = 'japan_isa';

describe('October 2025: a forged certificate', () => {
  it('is found by its number, reported, noticed and acted on', async () => {
    const digestOf = (number: string) => createHash('sha256').update(`SKILL:${number}`).digest('hex');
    await both.done(agency, 'enterCertificates', { digests: ['EX2025001', 'EX2025002'].map(digestOf) });
    const isHit = async (as: AudienceId, certificateNumber: string): Promise<unknown> => {
      const { data, errors } = await both.ask(
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
    const examFraudReportId = await both.made('kyrgyzstan_center', 'reportExamFraud', 'examFraudReport', {
      clientMutationKey: 'the forged certificate',
      kind: 'FORGERY',
      examinationKind: 'SKILL',
      certificateNumber: 'EX-2025-077',
      summary: 'A certificate was shown whose number was never given.',
      occurredOn: '2025-10-14',
      knownAt: '2025-10-15T04:00:00.000Z',
    });

    // Japan's app finds the notice in its inbox, follows it to the report, looks for itself, and acts.
    const inbox = () =>
      both.rows(
        agency,
        'notices(filter: { recipient: JAPAN, kind: EXAM_FRAUD_REPORTED })',
        `id version article sender receivedAt acknowledgedAt
         subject { ... on ExamFraudReport { id version state certificateNumber examinationKind } }`,
      );
    const [noticed] = (await inbox()) as readonly [Data];
    expect(noticed).toMatchObject({
      article: '5',
      sender: 'KYRGYZSTAN',
      receivedAt: expect.any(String),
      acknowledgedAt: null,
      subject: { id: examFraudReportId, state: 'SENT', certificateNumber: 'EX-2025-077' },
    });
    await both.done(agency, 'acknowledgeNotice', {
      noticeId: noticed.id as string,
      version: noticed.version as number,
    });
    await both.done(agency, 'receiveExamFraudReport', { examFraudReportId, version: 1 });
    expect(await isHit(agency, noticed.subject.certificateNumber as string)).toBe(false);
    await both.done(agency, 'concludeExamFraudReport', {
      examFraudReportId,
      version: 2,
      actionTaken: true,
      conclusion: '架空の例',
      conclusionLanguage: 'ja',
    });
    const [acted] = (await inbox()) as readonly [Data];
    expect(acted).toMatchObject({ acknowledgedAt: expect.any(String), subject: { state: 'ACTED' } });
    await both.done('kyrgyzstan_center', 'closeExamFraudReport', { examFraudReportId, version: 3 });

    // Both sides read how it ended; the police of Japan too, who may not look numbers up.
    for (const as of [ministry, 'japan_npa'] as const)
      expect(
        await both.read(
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
    const { rows } = await both.cooperation.superuser.query(
      'select agency, digest, hit from certificate_look_up order by at',
    );
    expect(rows).toEqual([
      { agency: 'KYRGYZSTAN_CENTER', digest: digestOf('EX2025001'), hit: true },
      { agency: 'KYRGYZSTAN_CENTER', digest: digestOf('EX2025077'), hit: false },
      { agency: 'JAPAN_ISA', digest: digestOf('EX2025077'), hit: false },
    ]);
    // To everyone else there is no such report, and no such question.
    for (const as of ['public', 'third_party_otit', 'third_party_embassy'] as const) {
      const real = await both.ask(as, `{ examFraudReport(id: "${examFraudReportId}") { state } }`);
      const invented = await both.ask(as, `{ examFraudReporz(id: "${examFraudReportId}") { state } }`);
      expect(real.text).toBe(invented.text.replaceAll('examFraudReporz', 'examFraudReport'));
    }
  });
});
