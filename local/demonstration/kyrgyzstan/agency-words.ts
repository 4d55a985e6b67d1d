/** Words that the names of agencies are made of, each with its reading in katakana. */
export type AgencyWord = readonly [cyrillic: string, katakana: string];

export const firstWords: readonly AgencyWord[] = [
  ['Ак', 'アク'],
  ['Алтын', 'アルティン'],
  ['Айкөл', 'アイコル'],
  ['Ашуу', 'アシュー'],
  ['Бийик', 'ビイク'],
  ['Бүркүт', 'ビュルキュト'],
  ['Дөөлөт', 'ドーロト'],
  ['Жаңы', 'ジャングィ'],
  ['Жашыл', 'ジャシュル'],
  ['Кең', 'ケン'],
  ['Көк', 'コク'],
  ['Күмүш', 'クムシュ'],
  ['Күндүз', 'クンドゥズ'],
  ['Мөңгү', 'モングー'],
  ['Нур', 'ヌル'],
  ['Өзөн', 'オゾン'],
  ['Өнөр', 'オノル'],
  ['Таза', 'タザ'],
  ['Таң', 'タン'],
  ['Төрт', 'トルト'],
  ['Үмүт', 'ウムト'],
  ['Чоң', 'チョン'],
  ['Ынак', 'ウナク'],
  ['Ысык', 'ウスク'],
];

export const secondWords: readonly AgencyWord[] = [
  ['Булак', 'ブラク'],
  ['Жол', 'ジョル'],
  ['Жылдыз', 'ジュルドゥズ'],
  ['Кербен', 'ケルベン'],
  ['Көпүрө', 'コプロ'],
  ['Көч', 'コチ'],
  ['Күн', 'クン'],
  ['Сай', 'サイ'],
  ['Сапар', 'サパル'],
  ['Талаа', 'タラー'],
  ['Таяныч', 'タヤヌチ'],
  ['Тилек', 'ティレク'],
  ['Тоо', 'トー'],
  ['Түндүк', 'トゥンドゥク'],
  ['Үрөн', 'ウロン'],
  ['Эмгек', 'エムゲク'],
];

/** What stands behind the name, in the spellings that sources use for one and the same word. */
export const trades = [
  { spellings: [''], weight: 50 },
  { spellings: ['Кадр'], weight: 14 },
  { spellings: ['Тревел', 'Трэвел'], weight: 12 },
  { spellings: ['Консалт'], weight: 9 },
  { spellings: ['Ворк', 'Уорк'], weight: 8 },
  { spellings: ['Сервис'], weight: 7 },
] as const;
