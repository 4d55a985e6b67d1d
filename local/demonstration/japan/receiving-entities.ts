import { demonstrationId } from '../demonstration-id.ts';
import { randomOf, type Random } from '../random.ts';
import { corporateNumber } from './corporate-number.ts';
import { entityName, type EntityName } from './entity-names.ts';
import { industries } from './industries.ts';
import { prefecturesByWorkers } from './prefectures.ts';

export interface ReceivingEntityRow extends EntityName {
  readonly id: string;
  readonly corporateNumber: string;
  readonly prefecture: string;
  readonly industryFieldCodes: readonly string[];
  readonly size: 'SMALL' | 'MEDIUM' | 'LARGE';
  readonly workersReported: number | null;
  readonly telephone: string | null;
  readonly closedOn: string | null;
  readonly closingGround: string | null;
  readonly synthetic: true;
}

const howMany = 360;

const sizes = [
  { size: 'SMALL', weight: 45, workers: [1, 12] },
  { size: 'MEDIUM', weight: 43, workers: [2, 80] },
  { size: 'LARGE', weight: 12, workers: [20, 450] },
] as const;

const fieldCounts = [
  { count: 1, weight: 78 },
  { count: 2, weight: 17 },
  { count: 3, weight: 5 },
] as const;

const entity = (random: Random, serial: number): ReceivingEntityRow => {
  const number = corporateNumber(serial);
  // Each field stands first in some entity, however few workers it has.
  const first = industries[serial - 1] ?? random.weighted(industries);
  const others = random.severalWeighted(
    industries.filter((industry) => industry !== first),
    random.weighted(fieldCounts).count - 1,
  );
  const { size, workers } = random.weighted(sizes);
  return {
    id: demonstrationId('receiving-entity', number),
    corporateNumber: number,
    ...entityName(random, first),
    prefecture: random.weighted(prefecturesByWorkers).code,
    industryFieldCodes: [first, ...others].map(({ code }) => code),
    size,
    workersReported: random.chance(0.95) ? random.integer(workers[0], workers[1]) : null,
    telephone: random.chance(0.9) ? `000-0000-${String(5_000 + serial)}` : null,
    closedOn: null,
    closingGround: null,
    synthetic: true,
  };
};

/** The invented receiving entities. */
export const receivingEntities = (): readonly ReceivingEntityRow[] => {
  const random = randomOf('receiving entities');
  return Array.from({ length: howMany }, (_, at) => entity(random, at + 1));
};
