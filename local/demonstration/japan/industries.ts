import type { Weighted } from '../random.ts';

/** A specified industrial field by its code, with what an entity in it might call its trade. */
export interface Industry extends Weighted {
  readonly code: string;
  readonly trade: string;
  readonly kana: string;
  readonly english: string;
}

/** The fields, weighted by holders of the status at the end of 2025; those with few or none a little more often. */
const table = [
  ['care', '福祉会', 'フクシカイ', 'Welfare', 67871],
  ['cleaning', 'ビルクリーニング', 'ビルクリーニング', 'Building Care', 8395],
  ['linen', 'リネンサプライ', 'リネンサプライ', 'Linen Supply', 2000],
  ['manufacturing', '金属加工', 'キンゾクカコウ', 'Metal Works', 56736],
  ['construction', '建設工業', 'ケンセツコウギョウ', 'Construction', 49323],
  ['shipbuilding', '造船', 'ゾウセン', 'Shipbuilding', 11204],
  ['carMaintenance', '自動車整備', 'ジドウシャセイビ', 'Car Service', 4560],
  ['aviation', 'エアポートサービス', 'エアポートサービス', 'Airport Service', 2260],
  ['lodging', '旅館', 'リョカン', 'Inn', 3000],
  ['transport', '運輸', 'ウンユ', 'Transport', 2000],
  ['railway', '鉄道車両', 'テツドウシャリョウ', 'Rolling Stock', 2000],
  ['warehouse', '物流倉庫', 'ブツリュウソウコ', 'Warehousing', 2000],
  ['agriculture', '農園', 'ノウエン', 'Farm', 37952],
  ['fishery', '水産', 'スイサン', 'Fishery', 4590],
  ['food', 'フーズ', 'フーズ', 'Foods', 93393],
  ['restaurant', 'ダイニング', 'ダイニング', 'Dining', 43869],
  ['forestry', '林業', 'リンギョウ', 'Forestry', 2000],
  ['wood', '木材', 'モクザイ', 'Timber', 2000],
  ['recycling', '資源', 'シゲン', 'Recycling', 2000],
] as const;

export const industries: readonly Industry[] = table.map(([code, trade, kana, english, weight]) => ({
  code,
  trade,
  kana,
  english,
  weight,
}));
