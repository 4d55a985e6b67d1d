import type { Random } from '../random.ts';
import type { Industry } from './industries.ts';

export interface EntityName {
  readonly name: string;
  readonly nameKana: string | null;
  readonly nameEnglish: string | null;
}

const words = [
  ['若葉', 'ワカバ', 'Wakaba'],
  ['清流', 'セイリュウ', 'Seiryu'],
  ['山彦', 'ヤマビコ', 'Yamabiko'],
  ['白樺', 'シラカバ', 'Shirakaba'],
  ['銀河', 'ギンガ', 'Ginga'],
  ['北星', 'ホクセイ', 'Hokusei'],
  ['南風', 'ミナミカゼ', 'Minamikaze'],
  ['東雲', 'シノノメ', 'Shinonome'],
  ['千鳥', 'チドリ', 'Chidori'],
  ['青葉', 'アオバ', 'Aoba'],
  ['双葉', 'フタバ', 'Futaba'],
  ['大空', 'オオゾラ', 'Ozora'],
  ['海原', 'ウナバラ', 'Unabara'],
  ['花園', 'ハナゾノ', 'Hanazono'],
  ['楓', 'カエデ', 'Kaede'],
  ['椿', 'ツバキ', 'Tsubaki'],
  ['橘', 'タチバナ', 'Tachibana'],
  ['ひばり', 'ヒバリ', 'Hibari'],
  ['すずらん', 'スズラン', 'Suzuran'],
  ['こもれび', 'コモレビ', 'Komorebi'],
  ['やすらぎ', 'ヤスラギ', 'Yasuragi'],
  ['みなと', 'ミナト', 'Minato'],
] as const;

const kinds = [
  { kind: '株式会社', english: 'Co., Ltd.', weight: 70 },
  { kind: '有限会社', english: 'Ltd.', weight: 18 },
  { kind: '合同会社', english: 'LLC', weight: 12 },
] as const;

/** A welfare association is named without the form of a company. */
const noCompany = { kind: '', english: 'Association' } as const;

/**
 * An invented name of a receiving entity: 架空 (fictitious) first, in English Primer (example). The kana leaves out the
 * form of the company, as the readings published with Corporate Numbers do.
 */
export const entityName = (random: Random, { code, trade, kana, english }: Industry): EntityName => {
  const [word, reading, romanized] = random.pick(words);
  const { kind, english: form } = code === 'care' ? noCompany : random.weighted(kinds);
  return {
    name: `架空${word}${trade}${kind}`,
    nameKana: random.chance(0.92) ? `カクウ${reading}${kana}` : null,
    nameEnglish: random.chance(0.7) ? `Primer ${romanized} ${english} ${form}` : null,
  };
};
