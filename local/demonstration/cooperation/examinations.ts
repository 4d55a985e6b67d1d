import { addDays, addMinutes, ascendingDays, daysBetween, instantOn, referenceDay } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf, type Random } from '../random.ts';
import { reportCourse } from './report-courses.ts';
import type { Originator } from './report-wording.ts';

const kinds = [
  {
    kind: 'SKILL',
    industryFieldCode: 'care',
    organizer: '架空試験機構A (Example Skill Test Body)',
    weight: 30,
  },
  {
    kind: 'SKILL',
    industryFieldCode: 'agriculture',
    organizer: '架空試験機構B (Example Field Body)',
    weight: 20,
  },
  { kind: 'JFT_BASIC', industryFieldCode: null, organizer: '架空基金 (Example Foundation)', weight: 30 },
  { kind: 'JLPT_N4_UP', industryFieldCode: null, organizer: '架空協会 (Example Association)', weight: 12 },
  {
    kind: 'NURSING_JAPANESE',
    industryFieldCode: null,
    organizer: '架空介護試験 (Example Care Body)',
    weight: 18,
  },
] as const;

const places = [
  { country: 'KYRGYZSTAN', place: 'Пример, Бишкек', weight: 55 },
  { country: 'KYRGYZSTAN', place: 'Пример, Ош', weight: 20 },
  { country: 'JAPAN', place: '架空会館（東京）', weight: 25 },
] as const;

const examinationOf = (random: Random, heldOn: string, at: number) => {
  const { kind, industryFieldCode, organizer } = random.weighted(kinds);
  const { country, place } = random.weighted(places);
  const isOver = heldOn < referenceDay;
  return {
    id: demonstrationId('examination', String(at + 1)),
    originator: 'JAPAN',
    kind,
    industryFieldCode,
    organizer,
    country,
    place,
    heldOn,
    applicationsUntil: addDays(heldOn, -random.integer(20, 40)),
    state: random.chance(0.06) ? 'CANCELLED' : isOver ? 'HELD' : 'ANNOUNCED',
    announcedAt: instantOn(random, addDays(heldOn, -random.integer(130, 160))),
    synthetic: true,
  };
};

/** The examinations that Japan has announced, the last ones still to come. */
export const examinations = () => {
  const random = randomOf('examinations');
  return ascendingDays(random, '2024-02-01', '2027-02-15', 110).map((day, at) =>
    examinationOf(random, day, at),
  );
};

type Examination = ReturnType<typeof examinationOf>;

const wanted = [
  '（架空の例）会場（200席）の確保について協力を求める。',
  '（架空の例）試験の告知について協力を求める。',
  '（架空の例）本人確認の立会いについて協力を求める。',
] as const;

/** Japan’s requests for cooperation in the examinations held in the Kyrgyz Republic. */
export const cooperationRequests = (held: readonly Examination[]) => {
  const random = randomOf('cooperation requests');
  return held
    .filter(({ country }) => country === 'KYRGYZSTAN')
    .filter(({ heldOn }) => heldOn > referenceDay || random.chance(0.55))
    .map(({ id, heldOn, announcedAt }, at) => {
      const isOver = heldOn < referenceDay;
      const isOpen = !isOver && at % 2 === 0;
      const sentAt = addMinutes(announcedAt, random.integer(600, 9_000));
      const isDeclined = isOver && random.chance(0.12);
      const state = isOpen ? 'REQUESTED' : isDeclined ? 'DECLINED' : isOver ? 'DONE' : 'ACCEPTED';
      return {
        id: demonstrationId('cooperation-request', String(at + 1)),
        originator: 'JAPAN',
        examinationId: id,
        wanted: random.pick(wanted),
        state,
        sentAt,
        answeredAt: isOpen ? null : addMinutes(sentAt, random.integer(600, 12_000)),
        declineReason: isDeclined ? 'NOT_FEASIBLE' : null,
        doneAt: state === 'DONE' ? instantOn(random, heldOn) : null,
        synthetic: true,
      };
    });
};

export type CooperationRequest = ReturnType<typeof cooperationRequests>[number];

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
const newestFraud = {
  id: demonstrationId('exam-fraud-report', 'newest'),
  originator: 'KYRGYZSTAN' as Originator,
  kind: 'FORGERY',
  examinationKind: 'SKILL',
  examinationId: null,
  certificateNumber: 'EXAMPLE-77077',
  summary: 'Пример, вымышленный случай: такой номер сертификата никогда не выдавался.',
  occurredOn: '2026-11-18',
  knownAt: '2026-11-19T04:15:00.000Z',
  sentAt: '2026-11-20T08:40:00.000Z',
  state: 'SENT' as const,
  receivedAt: null,
  closedAt: null,
  synthetic: true,
};

/** The exam fraud reports that the two sides have sent each other, mostly about examinations that were held. */
export const examFraudReports = (held: readonly Examination[]) => {
  const random = randomOf('exam fraud reports');
  const ofHeld = held
    .filter(({ heldOn }) => daysBetween(heldOn, referenceDay) > 20)
    .filter(() => random.chance(0.45))
    .map(({ id, kind: examinationKind, heldOn }, at) => {
      const { kind } = random.weighted(frauds);
      const originator: Originator = random.chance(0.6) ? 'JAPAN' : 'KYRGYZSTAN';
      const knownAt = instantOn(random, addDays(heldOn, random.integer(1, 10)));
      const sentAt = addMinutes(knownAt, random.integer(120, 5 * 1_440));
      return {
        id: demonstrationId('exam-fraud-report', String(at + 1)),
        originator,
        kind,
        examinationKind,
        examinationId: id,
        certificateNumber:
          kind === 'IMPERSONATION' ? null : `EXAMPLE-${String(random.integer(1, 99_999)).padStart(5, '0')}`,
        summary: fraudWording[originator],
        occurredOn: heldOn,
        knownAt,
        sentAt,
        ...reportCourse(random, sentAt),
        correctedAt: null,
        withdrawnAt: null,
        synthetic: true,
      };
    });
  return [...ofHeld, newestFraud];
};

export type ExamFraudReport = ReturnType<typeof examFraudReports>[number];
