import { createHash } from 'node:crypto';
import { addDays, addMinutes, daysBetween, instantOn, referenceDay } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf } from '../random.ts';
import { conclusionOf, type Conclusion } from './conclusions.ts';
import type { Examination } from './examinations.ts';
import { reportCourse, type ReportCourse } from './report-courses.ts';
import type { Originator } from './report-wording.ts';

export interface ExamFraudReport extends ReportCourse, Conclusion {
  readonly id: string;
  readonly originator: Originator;
  readonly kind: string;
  readonly examinationKind: string;
  readonly examinationId: string | null;
  readonly certificateNumber: string | null;
  readonly summary: string;
  readonly urgent: boolean;
  readonly attachments: readonly object[] | null;
  readonly occurredOn: string;
  readonly knownAt: string;
  readonly sentAt: string;
  readonly correctedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly synthetic: true;
  readonly version: number;
}

const frauds = [
  { kind: 'IMPERSONATION', weight: 30 },
  { kind: 'FORGERY', weight: 35 },
  { kind: 'ALTERATION', weight: 20 },
  { kind: 'OTHER', weight: 15 },
] as const;

const fraudWording: Readonly<Record<Originator, string>> = {
  JAPAN: '（架空の例）合格証明書の番号が発行記録と一致しない。',
  KYRGYZSTAN: 'Пример, вымышленный случай: на экзамен явилось другое лицо.',
};

/** The newest report: a forged certificate, whose number was never given; Japan has not received it yet. */
const newestFraud: ExamFraudReport = {
  id: demonstrationId('exam-fraud-report', 'newest'),
  originator: 'KYRGYZSTAN',
  kind: 'FORGERY',
  examinationKind: 'SKILL',
  examinationId: null,
  certificateNumber: 'EXAMPLE-77077',
  summary: 'Пример, вымышленный случай: такой номер сертификата никогда не выдавался.',
  urgent: true,
  attachments: [
    {
      sha256: createHash('sha256').update('EXAMPLE-77077').digest('hex'),
      mediaType: 'image/jpeg',
      size: 184_220,
    },
  ],
  occurredOn: '2026-11-18',
  knownAt: '2026-11-19T04:15:00.000Z',
  sentAt: '2026-11-20T08:40:00.000Z',
  state: 'SENT',
  receivedAt: null,
  openedAt: null,
  conclusion: null,
  conclusionLanguage: null,
  concludedAt: null,
  closedAt: null,
  correctedAt: null,
  withdrawnAt: null,
  synthetic: true,
  version: 1,
};

/** The exam fraud reports that the two sides have sent each other, mostly about examinations that were held. */
export const examFraudReports = (held: readonly Examination[]): readonly ExamFraudReport[] => {
  const random = randomOf('exam fraud reports');
  const ofHeld = held
    .filter(({ heldOn }) => daysBetween(heldOn, referenceDay) > 20)
    .filter(() => random.chance(0.45))
    .map(({ id, kind: examinationKind, heldOn }, at): ExamFraudReport => {
      const { kind } = random.weighted(frauds);
      const originator: Originator = random.chance(0.6) ? 'JAPAN' : 'KYRGYZSTAN';
      const knownAt = instantOn(random, addDays(heldOn, random.integer(1, 10)));
      const sentAt = addMinutes(knownAt, random.integer(120, 5 * 1_440));
      const certificateNumber =
        kind === 'IMPERSONATION' ? null : `EXAMPLE-${String(random.integer(1, 99_999)).padStart(5, '0')}`;
      const course = reportCourse(random, sentAt);
      return {
        id: demonstrationId('exam-fraud-report', String(at + 1)),
        originator,
        kind,
        examinationKind,
        examinationId: id,
        certificateNumber,
        summary: fraudWording[originator],
        urgent: false,
        attachments: null,
        occurredOn: heldOn,
        knownAt,
        sentAt,
        ...course,
        ...conclusionOf(originator, course),
        correctedAt: null,
        withdrawnAt: null,
        synthetic: true,
        version: 1,
      };
    });
  return [...ofHeld, newestFraud];
};
