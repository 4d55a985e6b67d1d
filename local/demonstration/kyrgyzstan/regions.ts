import type { Weighted } from '../random.ts';

/** Regions by their ISO 3166-2 codes, with a town of each and how many agencies sit there. */
export interface Region extends Weighted {
  readonly code: string;
  readonly town: string;
}

export const regions: readonly Region[] = [
  { code: 'KG-GB', town: 'г. Бишкек', weight: 58 },
  { code: 'KG-C', town: 'г. Токмок', weight: 10 },
  { code: 'KG-GO', town: 'г. Ош', weight: 9 },
  { code: 'KG-O', town: 'г. Узген', weight: 7 },
  { code: 'KG-J', town: 'г. Джалал-Абад', weight: 6 },
  { code: 'KG-Y', town: 'г. Каракол', weight: 4 },
  { code: 'KG-B', town: 'г. Баткен', weight: 2 },
  { code: 'KG-T', town: 'г. Талас', weight: 2 },
  { code: 'KG-N', town: 'г. Нарын', weight: 2 },
];
