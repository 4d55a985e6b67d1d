/**
 * The seven regions and two cities of republican significance of the Kyrgyz Republic.
 * Source: ISO 3166-2:KG; the names in three languages were written from general knowledge and are to be
 * checked with the Kyrgyz side before official use.
 */
export interface Region {
  readonly isoCode: string;
  readonly english: string;
  readonly russian: string;
  readonly kyrgyz: string;
}

const table = [
  ['KG-B', 'Batken', 'Баткенская область', 'Баткен облусу'],
  ['KG-C', 'Chüy', 'Чуйская область', 'Чүй облусу'],
  ['KG-GB', 'Bishkek (city)', 'город Бишкек', 'Бишкек шаары'],
  ['KG-GO', 'Osh (city)', 'город Ош', 'Ош шаары'],
  ['KG-J', 'Jalal-Abad', 'Джалал-Абадская область', 'Жалал-Абад облусу'],
  ['KG-N', 'Naryn', 'Нарынская область', 'Нарын облусу'],
  ['KG-O', 'Osh', 'Ошская область', 'Ош облусу'],
  ['KG-T', 'Talas', 'Таласская область', 'Талас облусу'],
  ['KG-Y', 'Issyk-Kul', 'Иссык-Кульская область', 'Ысык-Көл облусу'],
] as const;

export const regions: readonly Region[] = table.map(([isoCode, english, russian, kyrgyz]) => ({
  isoCode,
  english,
  russian,
  kyrgyz,
}));

const byIsoCode = new Map(regions.map((region) => [region.isoCode, region]));

/** The region of an ISO 3166-2 code, or undefined where the Kyrgyz Republic has none of that code. */
export const regionOfCode = (isoCode: string): Region | undefined => byIsoCode.get(isoCode);
