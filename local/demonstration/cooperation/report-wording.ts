export type MisconductCategory =
  | 'MANAGING_PROPERTY'
  | 'PENALTY_CONTRACT'
  | 'HUMAN_RIGHTS'
  | 'FALSE_DOCUMENTS'
  | 'FEES_WITHOUT_BASIS'
  | 'OTHER';

export type Originator = 'JAPAN' | 'KYRGYZSTAN';

/** A summary of an invented report with its language, and a place for an amount in units of 10,000 yen. */
type Wording = (amount: number) => { readonly summary: string; readonly language: string };

const japanese =
  (text: string): Wording =>
  (amount) => ({
    summary: `（架空の例）${text.replace('{amount}', `${String(amount)}万円`)}`,
    language: 'ja',
  });
const russian =
  (text: string): Wording =>
  (amount) => ({
    summary: `Пример, вымышленный случай: ${text.replace('{amount}', `${String(amount)}0 000 иен`)}`,
    language: 'ru',
  });
const english =
  (text: string): Wording =>
  (amount) => ({
    summary: `Example (primer), invented: ${text.replace('{amount}', `JPY ${String(amount)}0,000`)}`,
    language: 'en',
  });

/** What reports of each side say, by the acts of section 4(1): Japan in Japanese, the Kyrgyz side in Russian or English. */
export const reportWording: Readonly<
  Record<MisconductCategory, Readonly<Record<Originator, readonly Wording[]>>>
> = {
  MANAGING_PROPERTY: {
    JAPAN: [
      japanese('来日前に保証金として{amount}を徴収し、返還していないとの申告があった。'),
      japanese('候補者の親族の預金通帳と印鑑を預かり、管理しているとの情報がある。'),
    ],
    KYRGYZSTAN: [
      russian('у кандидатов взят залог {amount}, документы о возврате не выданы.'),
      english('bank cards of workers are kept by the intermediary; a deposit of {amount} was taken.'),
    ],
  },
  PENALTY_CONTRACT: {
    JAPAN: [
      japanese('退職した場合に{amount}を支払う旨の違約金条項を含む契約書を確認した。'),
      japanese('途中帰国時の違約金を定める別契約を締結させていた。'),
    ],
    KYRGYZSTAN: [
      russian('договор предусматривает неустойку {amount} при досрочном увольнении.'),
      english('a second contract sets a penalty of {amount} for leaving the employer.'),
    ],
  },
  HUMAN_RIGHTS: {
    JAPAN: [
      japanese('旅券を取り上げ、外出を制限しているとの相談があった。'),
      japanese('面談の際に脅迫的な発言があったとの申告があった。'),
    ],
    KYRGYZSTAN: [
      russian('работники сообщают об угрозах и об ограничении передвижения.'),
      english('workers report threats and that their passports were taken away.'),
    ],
  },
  FALSE_DOCUMENTS: {
    JAPAN: [
      japanese('在留資格認定証明書交付申請に偽造された職歴証明書が提出された。'),
      japanese('変造された技能試験の合格証明書が査証申請に使用された疑いがある。'),
    ],
    KYRGYZSTAN: [
      russian('предлагается изготовление поддельных сертификатов об экзаменах за {amount}.'),
      english('forged certificates of employment are offered for visa applications.'),
    ],
  },
  FEES_WITHOUT_BASIS: {
    JAPAN: [
      japanese('算出基準を示さずに手数料{amount}を徴収していた。'),
      japanese('費用の内訳を理解させないまま徴収していたとの申告があった。'),
    ],
    KYRGYZSTAN: [
      russian('с работников взыскано {amount} без указания основы расчёта.'),
      english('fees of {amount} were collected without a breakdown.'),
    ],
  },
  OTHER: {
    JAPAN: [
      japanese('募集広告の労働条件が実際の雇用条件と異なっている。'),
      japanese('認定を受けていない者が送出しの勧誘を行っている。'),
    ],
    KYRGYZSTAN: [
      russian('условия труда отличаются от указанных в объявлении.'),
      english('support visits were recorded that did not take place.'),
    ],
  },
};
