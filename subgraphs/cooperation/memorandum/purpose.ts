import { purposeCode } from '../../kit/facts/purpose-code.ts';

/** What is said of a text that was made here; the glossary's words are used. */
const workingTranslation =
  'A working translation of this project, from the provisional Japanese translation; the signed English text decides.';

/**
 * What the cooperation is for, and with it whatever is stored here: a use beyond it needs the originator's consent (section
 * 3). Source: section 1 of the provisional Japanese translation (仮訳); the other languages are those of the glossary.
 */
export const purpose = {
  code: purposeCode,
  section: '1',
  texts: [
    {
      language: 'ja',
      source: 'The provisional Japanese translation (仮訳) of the Memorandum, section 1.',
      text: 'この協力覚書は、キルギス共和国から日本国への特定技能外国人の送出し及び受入れの円滑かつ適正な推進を通じて特定技能外国人を保護しつつ、特定技能外国人の円滑かつ適正な送出し・受入れを確保し（特に、悪質な仲介機関の排除）、特定技能外国人の送出し・受入れ及び日本国での在留に関する問題を解決するとともに、本制度の適正な運用のための協力を通じて両国の相互の利益の強化に向けた情報連携の基本的枠組みを定めることを目的とする。',
    },
    {
      language: 'en',
      source: workingTranslation,
      text: 'The purpose of this Memorandum of Cooperation is, while protecting specified skilled workers through the smooth and proper promotion of their sending from the Kyrgyz Republic to Japan and of their acceptance, to ensure the smooth and proper sending and acceptance of specified skilled workers (in particular, the exclusion of malicious intermediary organizations), to resolve problems in their sending, their acceptance and their residence in Japan, and to set a basic framework for information partnership toward strengthening the mutual benefit of both countries through cooperation for the proper operation of the system.',
    },
    {
      language: 'ru',
      source: workingTranslation,
      text: 'Целью настоящего Меморандума о сотрудничестве является, защищая работников с определенными навыками посредством беспрепятственного и надлежащего содействия их направлению из Кыргызской Республики в Японию и их приему, обеспечить беспрепятственное и надлежащее направление и прием таких работников (в частности, исключить недобросовестные посреднические организации), решать вопросы их направления, приема и пребывания в Японии, а также установить базовые рамки информационного взаимодействия для укрепления взаимной выгоды обеих стран путем сотрудничества в целях надлежащего функционирования системы.',
    },
    {
      language: 'ky',
      source: workingTranslation,
      text: 'Бул кызматташуу меморандумунун максаты: белгилүү бир көндүмдөргө ээ жумушчуларды Кыргыз Республикасынан Японияга жөнөтүүнү жана кабыл алууну жайында жана тийиштүү түрдө жүргүзүү аркылуу аларды коргоо менен бирге, аларды жайында жана тийиштүү түрдө жөнөтүүнү жана кабыл алууну камсыз кылуу (айрыкча, ак ниетсиз ортомчу уюмдарды четтетүү), аларды жөнөтүү, кабыл алуу жана Японияда болуу маселелерин чечүү, ошондой эле системанын тийиштүү иштеши үчүн кызматташуу аркылуу эки өлкөнүн өз ара пайдасын бекемдөөгө багытталган маалыматтык өнөктөштүктүн негизги алкагын белгилөө.',
    },
  ],
} as const;
