import { addDays, addMinutes, dayOfInstant, dayWithin, instantOn, later, referenceDay } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf, type Random } from '../random.ts';
import { otherSide } from './other-side.ts';
import type { Originator } from './report-wording.ts';

type InquiryState = 'SENT' | 'ACCEPTED' | 'ANSWERED' | 'DECLINED' | 'WITHDRAWN';

interface InquiryRow {
  readonly id: string;
  readonly originator: Originator;
  readonly topic: string;
  readonly question: string;
  readonly language: string;
  readonly state: InquiryState;
  readonly sentAt: string;
  readonly wantedOn: string | null;
  readonly acceptedAt: string | null;
  readonly dueOn: string | null;
  readonly dueAgreedAt: string | null;
  readonly closedAt: string | null;
  readonly correctedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly synthetic: true;
  readonly version: number;
}

interface InquiryAnswerRow {
  readonly id: string;
  readonly inquiryId: string;
  readonly originator: Originator;
  readonly text: string | null;
  readonly language: string | null;
  readonly declineReason: string | null;
  readonly answeredAt: string;
  readonly correctedAt: string | null;
  readonly synthetic: true;
  readonly version: number;
}

/** What each side asks, and what the other one answers. */
const wordings: Readonly<
  Record<
    Originator,
    readonly {
      readonly topic: string;
      readonly question: string;
      readonly language: string;
      readonly answer: string;
    }[]
  >
> = {
  JAPAN: [
    {
      topic: '（架空の例）送出機関の許可',
      question: '（架空の例）候補者の送出しを行った機関の許可は有効か。',
      language: 'ja',
      answer: 'Пример: разрешение действовало на дату направления.',
    },
    {
      topic: '（架空の例）手数料',
      question: '（架空の例）候補者から徴収できる手数料の上限に関する規定を照会する。',
      language: 'ja',
      answer: 'Пример: предельный размер установлен типовым договором.',
    },
  ],
  KYRGYZSTAN: [
    {
      topic: 'Пример: принимающая организация',
      question: 'Пример: принимает ли организация работников по этой отрасли?',
      language: 'ru',
      answer: '（架空の例）照会の機関は当該分野で受入れを行っている。',
    },
    {
      topic: 'Example: support plan',
      question: 'Example (primer): which languages must a support plan offer?',
      language: 'en',
      answer: '（架空の例）本人が十分に理解できる言語による。',
    },
  ],
};

/** In which language each side answers. */
const languageOf: Readonly<Record<Originator, string>> = { JAPAN: 'ja', KYRGYZSTAN: 'ru' };

const closingWeights = [
  { state: 'ANSWERED', weight: 76 },
  { state: 'DECLINED', weight: 18 },
  { state: 'ACCEPTED', weight: 6 },
] as const;

const reasons = [
  { reason: 'DOMESTIC_LAW', weight: 40 },
  { reason: 'NOT_HELD', weight: 30 },
  { reason: 'OUTSIDE_THE_MEMORANDUM', weight: 15 },
  { reason: 'NOT_FEASIBLE', weight: 15 },
] as const;

const minutesOfDay = 1_440;

/** Whether an inquiry of a day has been dealt with by today. */
const isOld = (day: string): boolean => addDays(day, 30) < referenceDay;

export interface Inquiry {
  readonly row: InquiryRow;
  readonly answer: InquiryAnswerRow | undefined;
}

const inquiryOf = (random: Random, day: string, at: number): Inquiry => {
  const id = demonstrationId('inquiry', String(at + 1));
  const { originator } = random.weighted([
    { originator: 'JAPAN', weight: 55 },
    { originator: 'KYRGYZSTAN', weight: 45 },
  ] as const);
  const { answer, ...asked } = random.pick(wordings[originator]);
  const sentAt = instantOn(random, day);
  const open: InquiryState = random.chance(0.5) ? 'SENT' : 'ACCEPTED';
  const state = isOld(day) ? random.weighted(closingWeights).state : open;
  const isAccepted = state === 'ACCEPTED' || state === 'ANSWERED';
  const acceptedAt = isAccepted
    ? addMinutes(sentAt, random.integer(60, (isOld(day) ? 9 : 0) * minutesOfDay + 600))
    : null;
  const dueOn = isAccepted ? addDays(day, random.integer(14, 25)) : null;
  const wantedOn = random.chance(0.6) ? addDays(dayOfInstant(sentAt), 14) : null;
  const isLater = wantedOn !== null && dueOn !== null && dueOn > wantedOn;
  // A later day than the wanted one is agreed to a day after it was named; to the newest ones nobody has agreed yet.
  const laterAgreedAt =
    acceptedAt !== null && isLater && isOld(day) ? addMinutes(acceptedAt, minutesOfDay) : null;
  const isClosed = state === 'ANSWERED' || state === 'DECLINED';
  const closedAt = isClosed
    ? later(laterAgreedAt ?? acceptedAt ?? sentAt, instantOn(random, addDays(day, random.integer(9, 28))))
    : null;
  return {
    row: {
      id,
      originator,
      ...asked,
      state,
      sentAt,
      wantedOn,
      acceptedAt,
      dueOn,
      dueAgreedAt: isLater ? laterAgreedAt : acceptedAt,
      closedAt,
      correctedAt: null,
      withdrawnAt: null,
      synthetic: true,
      version: 1 + [acceptedAt, laterAgreedAt, closedAt].filter((at) => at !== null).length,
    },
    answer:
      closedAt === null
        ? undefined
        : {
            id: demonstrationId('inquiry-answer', String(at + 1)),
            inquiryId: id,
            originator: otherSide(originator),
            text: state === 'ANSWERED' ? answer : null,
            language: state === 'ANSWERED' ? languageOf[otherSide(originator)] : null,
            declineReason: state === 'DECLINED' ? random.weighted(reasons).reason : null,
            answeredAt: closedAt,
            correctedAt: null,
            synthetic: true,
            version: 1,
          },
  };
};

/** The inquiries that the two sides have sent each other, with what was answered, in the order of sending. */
export const inquiries = (): readonly Inquiry[] => {
  const random = randomOf('inquiries');
  return Array.from({ length: 90 }, (_, at) =>
    dayWithin(random, at < 84 ? '2024-01-15' : '2026-11-16', '2026-11-20'),
  )
    .toSorted()
    .map((day, at) => inquiryOf(random, day, at));
};
