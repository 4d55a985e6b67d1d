import type { Weighted } from '../random.ts';

/** A language as the register spells it, with its ISO 639 code; null where the spelling is not a known one. */
export interface SupportLanguage {
  readonly asWritten: string;
  readonly code: string | null;
}

const table: readonly (readonly [asWritten: string, code: string | null, weight: number])[] = [
  ['ベトナム語', 'vi', 2787],
  ['英語', 'en', 2758],
  ['中国語', 'zh', 2011],
  ['インドネシア語', 'id', 1766],
  ['ミャンマー語', 'my', 1258],
  ['ネパール語', 'ne', 1029],
  ['タガログ語', 'tl', 546],
  ['タイ語', 'th', 459],
  ['モンゴル語', 'mn', 373],
  ['シンハラ語', 'si', 267],
  ['韓国語', 'ko', 265],
  ['クメール語', 'km', 246],
  ['カンボジア語', 'km', 244],
  ['ベンガル語', 'bn', 197],
  ['ヒンディー語', 'hi', 158],
  ['スペイン語', 'es', 109],
  ['フィリピン語', 'tl', 106],
  ['ポルトガル語', 'pt', 81],
  ['ロシア語', 'ru', 80],
  ['ウズベク語', 'uz', 53],
  ['キルギス語', 'ky', 40],
  ['ラオス語', 'lo', 42],
  ['ウルドゥー語', 'ur', 41],
  ['タミル語', 'ta', 30],
  ['台湾語', 'nan', 26],
  ['カザフ語', 'kk', 6],
  ['ヒンディ語', null, 8],
  ['ヒンドゥー語', null, 5],
  ['アラビア語', null, 4],
];

/**
 * The spellings of the register, weighted by how often they occur in it; Russian and Kyrgyz more often than there.
 * Source: Immigration Services Agency website (register as of 2026-08-03), edited.
 */
export const supportLanguages: readonly (SupportLanguage & Weighted)[] = table.map(
  ([asWritten, code, weight]) => ({ asWritten, code, weight }),
);
