import { splitLanguages } from './split-languages.ts';

/**
 * How the register writes languages, and the ISO 639 code of each: two letters where the language has them, else three.
 * Source: spellings of the register as of 2026-08-03; the codes were given by hand to the 42 commonest and clearest.
 * Names of countries stand for the language that the register means by them (インド語, スリランカ語, パキスタン語).
 * Any other spelling has no code and is kept as it is written.
 */
const spellingsOf: Readonly<Record<string, readonly string[]>> = {
  vi: ['ベトナム語'],
  en: ['英語'],
  zh: ['中国語', '北京語'],
  id: ['インドネシア語'],
  my: ['ミャンマー語', 'ビルマ語'],
  ne: ['ネパール語'],
  tl: ['タガログ語', 'フィリピン語', 'フィリピン語（タガログ語）'],
  th: ['タイ語'],
  mn: ['モンゴル語'],
  si: ['シンハラ語', 'スリランカ語'],
  ko: ['韓国語'],
  km: ['クメール語', 'カンボジア語'],
  bn: ['ベンガル語', 'バングラデシュ語'],
  hi: ['ヒンディー語', 'インド語'],
  es: ['スペイン語'],
  pt: ['ポルトガル語'],
  ru: ['ロシア語'],
  uz: ['ウズベク語', 'ウズベキスタン語'],
  lo: ['ラオス語', 'ラオ語'],
  ur: ['ウルドゥー語', 'パキスタン語'],
  fr: ['フランス語'],
  ta: ['タミル語'],
  nan: ['台湾語'],
  ms: ['マレー語'],
  it: ['イタリア語'],
  ky: ['キルギス語'],
  yue: ['広東語'],
  tr: ['トルコ語'],
  ceb: ['ビサヤ語'],
  de: ['ドイツ語'],
  kk: ['カザフ語'],
};

const codeOf: ReadonlyMap<string, string> = new Map(
  Object.entries(spellingsOf).flatMap(([code, spellings]) =>
    spellings.map((spelling): [string, string] => [spelling.normalize('NFKC'), code]),
  ),
);

/** The ISO 639 code of one spelling, full or half width, or undefined where the table has none. */
export const languageCode = (spelling: string): string | undefined => codeOf.get(spelling.normalize('NFKC'));

/** One language as the register writes it, with the codes it stands for. */
export interface LanguageMention {
  readonly asWritten: string;
  /** None where the spelling is not known; more than one where half-width marks join several languages. */
  readonly codes: readonly string[];
}

/** Reads the free text of a language cell, in its order. */
export const languageMentions = (text: string): readonly LanguageMention[] =>
  splitLanguages(text).map((asWritten) => ({
    asWritten,
    codes: splitLanguages(asWritten.normalize('NFKC')).flatMap((part) => languageCode(part) ?? []),
  }));
