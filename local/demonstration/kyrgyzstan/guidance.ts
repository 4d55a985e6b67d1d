import { dayWithin } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf } from '../random.ts';
import type { Agency } from './agencies.ts';
import type { InvestigationRow } from './investigations.ts';

type GuidanceKind = 'GUIDANCE' | 'SUPERVISION';

const wording: Readonly<Record<GuidanceKind, { readonly summary: string; readonly text: string }>> = {
  GUIDANCE: {
    summary: 'Пример: рекомендации по отбору и направлению работников.',
    text: 'Пример, вымышленный документ: привести сборы и договоры в соответствие с типовыми.',
  },
  SUPERVISION: {
    summary: 'Пример: надзор за агентством в течение шести месяцев.',
    text: 'Пример, вымышленный документ: ежемесячно представлять отчёт о направленных работниках.',
  },
};

/** How many sheets of guidance were given to several agencies at once, beside what investigations led to. */
const general = { ofAll: 6, ofThoseForElsewhere: 3 };

const isResult = (result: string | null): result is GuidanceKind =>
  result === 'GUIDANCE' || result === 'SUPERVISION';

/**
 * Guidance and supervision (Memorandum, section 7(4)): of what investigations found, and in general. Japan sees what was
 * given to an agency that was ever certified for it.
 */
export const guidanceGiven = (agencies: readonly Agency[], investigations: readonly InvestigationRow[]) => {
  const random = randomOf('guidance');
  const known = new Set(agencies.filter(({ row }) => row.sendsToJapan).map(({ row }) => row.id));
  const found = investigations.flatMap(({ id, agencyId, result, closedOn }) => {
    if (!isResult(result) || closedOn === null || agencyId === null) return [];
    return [{ kind: result, givenOn: closedOn, agencyIds: [agencyId], investigationId: id }];
  });
  const several = (among: readonly Agency[]) => ({
    kind: 'GUIDANCE' as const,
    givenOn: dayWithin(random, '2024-03-01', '2026-11-10'),
    agencyIds: random
      .severalWeighted(
        among.map(({ row }) => ({ id: row.id, weight: 1 })),
        random.integer(3, 9),
      )
      .map(({ id }) => id),
    investigationId: null,
  });
  const open = agencies.filter(({ row }) => row.closedOn === null);
  const elsewhere = open.filter(({ row }) => !row.sendsToJapan);
  return [
    ...found,
    ...Array.from({ length: general.ofAll }, () => several(open)),
    ...Array.from({ length: general.ofThoseForElsewhere }, () => several(elsewhere)),
  ]
    .toSorted((a, b) => (a.givenOn < b.givenOn ? -1 : 1))
    .map(({ kind, givenOn, agencyIds, investigationId }, at) => {
      const number = `Пример К-${String(at + 1)}/${givenOn.slice(0, 4)}`;
      return {
        id: demonstrationId('guidance', number),
        kind,
        number,
        givenOn,
        agencyIds,
        ...wording[kind],
        investigationId,
        concernsJapan: agencyIds.some((agencyId) => known.has(agencyId)),
        synthetic: true,
      };
    });
};
