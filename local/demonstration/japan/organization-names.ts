import type { Random } from '../random.ts';

const words = [
  ...[
    'みらい',
    'さくら',
    'あおぞら',
    'かけはし',
    'きずな',
    'ひかり',
    'つばさ',
    'なごみ',
    'やまびこ',
    'わかば',
  ],
  ...['東風', '北斗', '青葉', '日進', '協栄', '大空', '千歳', '共生', '光和', '新星'],
  ...[
    'グローバル',
    'アジア',
    'ネクスト',
    'ワールド',
    'フロンティア',
    'ブリッジ',
    'シルクロード',
    'サンライズ',
  ],
  ...['ハーモニー', 'パートナー', 'アルタイ', 'ユーラシア', 'オアシス', 'ＡＢＣ', 'ＪＫ', 'Ｎｅｘｔ'],
] as const;

/** A second word, which a good part of the names does without. */
const furtherWords = [
  ...[
    '',
    '',
    '',
    '',
    '',
    'ヒューマン',
    'ライフ',
    'トラスト',
    'リンク',
    'スター',
    'メイト',
    'ウィング',
    'ホープ',
  ],
  ...['プラス', 'ファースト', 'コネクト', 'ゲート', 'ネット', 'ステップ', 'ケア'],
] as const;

const works = [
  ...['人材サポート', '国際交流', '人材開発', '外国人支援センター', 'キャリア', 'ヒューマンリソース'],
  ...[
    '国際事業',
    '労務サポート',
    'ケアサポート',
    '生活支援',
    '技能支援',
    'ライフサポート',
    'コンサルティング',
  ],
] as const;

const kinds = [
  { kind: '株式会社', weight: 50 },
  { kind: '協同組合', weight: 20 },
  { kind: '合同会社', weight: 9 },
  { kind: '行政書士法人', weight: 7 },
  { kind: '事業協同組合', weight: 6 },
  { kind: '有限会社', weight: 4 },
  { kind: '社会保険労務士法人', weight: 4 },
] as const;

/** An invented name of a support organization, 架空 (fictitious) first; now and then two are named alike. */
export const organizationName = (random: Random): string =>
  `架空${random.pick(words)}${random.pick(furtherWords)}${random.pick(works)}${random.weighted(kinds).kind}`;
