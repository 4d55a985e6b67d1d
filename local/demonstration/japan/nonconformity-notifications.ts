import { decidedCases } from '../cooperation/decided-cases.ts';
import { addDays, dayWithin, instantOn } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { Agency } from '../kyrgyzstan/agencies.ts';
import { resultSummaries, type InvestigationResult } from '../kyrgyzstan/investigation-results.ts';
import { randomOf, type Random } from '../random.ts';
import type { PublicationInJapanRow } from './publications-in-japan.ts';

export interface NonconformityNotificationRow {
  readonly id: string;
  readonly agencyId: string;
  readonly suspicion: 'CRITERIA_NOT_MET' | 'IMPROPER_ACTIVITY';
  readonly summary: string;
  readonly occurredOn: string | null;
  readonly notifiedAt: string;
  readonly correctedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly evidenceReference: string | null;
  readonly result: InvestigationResult | null;
  readonly resultSummary: string | null;
  readonly resultReceivedAt: string | null;
  readonly synthetic: true;
  readonly version: number;
}

interface Course {
  readonly howMany: number;
  readonly result: InvestigationResult | null;
  readonly notified: readonly [from: string, to: string];
}

/** What came of notifications, beside those that led to a decision; the latest are not taken up or still under way. */
// prettier-ignore
const courses: readonly Course[] = [
  { howMany: 4, result: 'GUIDANCE',    notified: ['2025-02-03', '2026-08-31'] },
  { howMany: 2, result: 'SUPERVISION', notified: ['2025-02-03', '2026-08-31'] },
  { howMany: 3, result: 'UNFOUNDED',   notified: ['2025-02-03', '2026-08-31'] },
  { howMany: 3, result: null,          notified: ['2026-10-12', '2026-11-10'] },
  { howMany: 2, result: null,          notified: ['2026-11-19', '2026-11-22'] },
];

const summaries = {
  CRITERIA_NOT_MET: '（架空の例）認定の基準を満たしていない疑いがある。事務所の実態が確認できない。',
  IMPROPER_ACTIVITY: '（架空の例）候補者に対して事実と異なる説明を行っている疑いがある。',
} as const;

const notification = (
  random: Random,
  agencyId: string,
  {
    notifiedOn,
    result,
    endedOn,
  }: { notifiedOn: string; result: InvestigationResult | null; endedOn: string },
): Omit<NonconformityNotificationRow, 'id' | 'evidenceReference'> => {
  const suspicion = random.pick(['CRITERIA_NOT_MET', 'IMPROPER_ACTIVITY'] as const);
  return {
    agencyId,
    suspicion,
    summary: summaries[suspicion],
    occurredOn: random.chance(0.7) ? addDays(notifiedOn, -random.integer(10, 60)) : null,
    notifiedAt: instantOn(random, notifiedOn),
    correctedAt: null,
    withdrawnAt: null,
    result,
    resultSummary: result === null ? null : resultSummaries[result],
    resultReceivedAt: result === null ? null : instantOn(random, endedOn),
    synthetic: true,
    version: 1,
  };
};

/** The last suspension and the last revocation of agencies that Japan publishes, as notifications led to them too. */
const decided = (random: Random, agencies: readonly Agency[]) =>
  (['SUSPENSION', 'REVOCATION'] as const).flatMap((result) => {
    const last = decidedCases(agencies)
      .filter((each) => each.result === result)
      .toSorted((a, b) => (a.day < b.day ? -1 : 1))
      .at(-1);
    if (last === undefined) return [];
    const notifiedOn = addDays(last.day, -random.integer(20, 50));
    return [notification(random, last.agency.row.id, { notifiedOn, result, endedOn: last.day })];
  });

/** Whether a certification for Japan runs on a day and was not revoked since. */
const isCertifiedOn = ({ plans }: Agency, day: string): boolean =>
  plans.some(
    ({ destination, grantedOn, events }) =>
      destination === 'JP' && grantedOn < day && day <= (events.at(-1)?.validUntil ?? ''),
  );

/**
 * What Japan notified of agencies that it publishes (Memorandum, section 7(3)), in the order of notification: each while the
 * agency was certified. Neither the agency nor the public can tell that there is any.
 */
export const nonconformityNotifications = (
  agencies: readonly Agency[],
  publications: readonly PublicationInJapanRow[],
): readonly NonconformityNotificationRow[] => {
  const random = randomOf('notifications of suspected non-conformity');
  const published = new Set(publications.map(({ agencyId }) => agencyId));
  const known = agencies.filter(({ row }) => published.has(row.id));
  const usual = courses.flatMap(({ howMany, result, notified }) =>
    Array.from({ length: howMany }, () => {
      const notifiedOn = dayWithin(random, ...notified);
      const certified = known.filter((agency) => isCertifiedOn(agency, notifiedOn));
      const endedOn = addDays(notifiedOn, random.integer(20, 70));
      return notification(random, random.pick(certified).row.id, { notifiedOn, result, endedOn });
    }),
  );
  return [...usual, ...decided(random, known)]
    .toSorted((a, b) => (a.notifiedAt < b.notifiedAt ? -1 : 1))
    .map((each, at) => ({
      id: demonstrationId('nonconformity-notification', String(at + 1)),
      ...each,
      evidenceReference: random.chance(0.8) ? `EXAMPLE-EVIDENCE-${String(at + 1)}` : null,
    }));
};
