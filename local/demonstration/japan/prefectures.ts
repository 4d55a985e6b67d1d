/**
 * The 47 prefectures with their shares: of the register of support organizations (rough, after the register of
 * 2026-08-03 and the size of the economy) and of Specified Skilled Workers (residents, end of December 2025).
 * Source: ISO 3166-2:JP; Immigration Services Agency website, edited.
 */
export interface Prefecture {
  readonly code: string;
  readonly name: string;
  readonly organizations: number;
  readonly workers: number;
}

const table = [
  ['北海道', 330, 16379],
  ['青森県', 40, 1982],
  ['岩手県', 45, 2458],
  ['宮城県', 130, 3769],
  ['秋田県', 28, 774],
  ['山形県', 40, 1724],
  ['福島県', 70, 2634],
  ['茨城県', 308, 17606],
  ['栃木県', 163, 6953],
  ['群馬県', 251, 10991],
  ['埼玉県', 512, 24518],
  ['千葉県', 571, 23560],
  ['東京都', 2524, 25451],
  ['神奈川県', 490, 22792],
  ['新潟県', 95, 3403],
  ['富山県', 90, 3444],
  ['石川県', 95, 3740],
  ['福井県', 60, 2230],
  ['山梨県', 70, 2629],
  ['長野県', 160, 6813],
  ['岐阜県', 330, 8861],
  ['静岡県', 260, 11533],
  ['愛知県', 1050, 29854],
  ['三重県', 180, 7929],
  ['滋賀県', 90, 4483],
  ['京都府', 250, 7626],
  ['大阪府', 1300, 25471],
  ['兵庫県', 420, 13933],
  ['奈良県', 70, 2741],
  ['和歌山県', 40, 1668],
  ['鳥取県', 28, 1006],
  ['島根県', 30, 1042],
  ['岡山県', 200, 6088],
  ['広島県', 400, 12128],
  ['山口県', 75, 3457],
  ['徳島県', 60, 1750],
  ['香川県', 150, 5862],
  ['愛媛県', 130, 5210],
  ['高知県', 40, 1689],
  ['福岡県', 520, 13943],
  ['佐賀県', 55, 2840],
  ['長崎県', 70, 3888],
  ['熊本県', 150, 8019],
  ['大分県', 65, 3305],
  ['宮崎県', 60, 3012],
  ['鹿児島県', 110, 6037],
  ['沖縄県', 110, 4612],
] as const;

const prefectures: readonly Prefecture[] = table.map(([name, organizations, workers], at) => ({
  code: `JP-${String(at + 1).padStart(2, '0')}`,
  name,
  organizations,
  workers,
}));

/** The prefectures weighted by how many support organizations they have. */
export const prefecturesByOrganizations = prefectures.map((each) => ({
  ...each,
  weight: each.organizations,
}));

/** The prefectures weighted by how many Specified Skilled Workers live there. */
export const prefecturesByWorkers = prefectures.map((each) => ({ ...each, weight: each.workers }));

/** An address in a municipality that does not exist. */
export const inventedAddress = (prefecture: Prefecture, block: number): string =>
  `${prefecture.name}架空市見本町${String(1 + (block % 9))}丁目${String(1 + (block % 27))}番${String(1 + (block % 14))}号`;
