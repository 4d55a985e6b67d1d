/** Grounds of improvement orders under Immigration Act article 19-21(1), each with the articles that were breached. */
export const orderReasons = [
  {
    reason: '（架空の例）法第19条の18第2項の届出（受入れ状況に関する届出）を期限内に行わなかったこと。',
    articles: ['19-21(1)', '19-18(2)'],
  },
  {
    reason: '（架空の例）法第19条の18第1項の届出（特定技能雇用契約の変更に関する届出）を行わなかったこと。',
    articles: ['19-21(1)', '19-18(1)'],
  },
  {
    reason: '（架空の例）報酬の支払が特定技能雇用契約に適合していないこと。',
    articles: ['19-21(1)', '2-5(1)'],
  },
  {
    reason: '（架空の例）１号特定技能外国人支援計画に基づく定期的な面談を実施していなかったこと。',
    articles: ['19-21(1)', '19-22(1)'],
  },
  { reason: '（架空の例）活動の内容に係る文書を備え置いていなかったこと。', articles: ['19-21(1)'] },
  {
    reason: '（架空の例）指導及び助言の後も、届出に係る体制を改善しなかったこと。',
    articles: ['19-21(1)', '19-19'],
  },
] as const;
