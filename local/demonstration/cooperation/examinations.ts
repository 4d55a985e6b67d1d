import { addDays, addMinutes, ascendingDays, instantOn, referenceDay } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf, type Random } from '../random.ts';

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
    correctedAt: null as string | null,
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

export type Examination = ReturnType<typeof examinationOf>;

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
