import { createHash } from 'node:crypto';
import { addMinutes, instantOn } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf } from '../random.ts';
import type { Originator } from './report-wording.ts';

interface Course {
  readonly originator: Originator;
  readonly state:
    'PROPOSED' | 'CONSENTED_BY_JAPAN' | 'CONSENTED_BY_KYRGYZSTAN' | 'DECLINED' | 'IN_FORCE' | 'WITHDRAWN';
  readonly proposedOn: string;
  readonly japan: string | null;
  readonly kyrgyzstan: string | null;
  readonly title: string;
}

/** Invented amendments (section 9), in the order of their proposals: in force from the second consent on. */
// prettier-ignore
const courses: readonly Course[] = [
  { originator: 'JAPAN',      state: 'WITHDRAWN',               proposedOn: '2024-06-04', japan: '2024-06-11', kyrgyzstan: null,         title: 'Example (架空の例): a form for lists that was dropped' },
  { originator: 'KYRGYZSTAN', state: 'IN_FORCE',                proposedOn: '2025-03-04', japan: '2025-05-20', kyrgyzstan: '2025-03-18', title: 'Example (Пример): the name of a contact point' },
  { originator: 'KYRGYZSTAN', state: 'DECLINED',                proposedOn: '2025-10-07', japan: null,         kyrgyzstan: '2025-10-21', title: 'Example (Пример): lists with the addresses of workers' },
  { originator: 'JAPAN',      state: 'CONSENTED_BY_JAPAN',      proposedOn: '2026-09-08', japan: '2026-09-24', kyrgyzstan: null,         title: 'Example (架空の例): examinations held online' },
  { originator: 'KYRGYZSTAN', state: 'CONSENTED_BY_KYRGYZSTAN', proposedOn: '2026-10-06', japan: null,         kyrgyzstan: '2026-10-20', title: 'Example (Пример): a yearly consultation' },
  { originator: 'JAPAN',      state: 'PROPOSED',                proposedOn: '2026-11-10', japan: null,         kyrgyzstan: null,         title: 'Example (架空の例): the period for answers to inquiries' },
];

const minutesOfDay = 1_440;

/** The amendments of the Memorandum that were proposed; nothing in the Memorandum itself was ever amended so. */
export const amendments = () => {
  const random = randomOf('amendments');
  const at = (day: string | null): string | null => (day === null ? null : instantOn(random, day));
  return courses.map(({ originator, state, proposedOn, japan, kyrgyzstan, title }, place) => {
    const number = `EXAMPLE-${String(place + 1)}`;
    const consentedByJapanAt = at(japan);
    const consentedByKyrgyzstanAt = at(kyrgyzstan);
    const proposedAt = instantOn(random, proposedOn);
    const inForceAt =
      state === 'IN_FORCE'
        ? ([consentedByJapanAt ?? '', consentedByKyrgyzstanAt ?? ''].toSorted().at(-1) ?? null)
        : null;
    return {
      id: demonstrationId('amendment', number),
      originator,
      number,
      title,
      text: `${title}. An invented text: it amends nothing.`,
      documentDigest: createHash('sha256').update(`${number}: an invented document`).digest('hex'),
      state,
      proposedAt,
      consentedByJapanAt,
      consentedByKyrgyzstanAt,
      inForceAt,
      schemaDigest:
        inForceAt === null
          ? null
          : createHash('sha256').update(`${number}: an invented schema`).digest('hex'),
      schemaRecordedAt: inForceAt === null ? null : addMinutes(inForceAt, 14 * minutesOfDay),
      declinedAt: state === 'DECLINED' ? addMinutes(proposedAt, 45 * minutesOfDay) : null,
      declineReason: state === 'DECLINED' ? 'DOMESTIC_LAW' : null,
      synthetic: true,
    };
  });
};

export type Amendment = ReturnType<typeof amendments>[number];
