import { checkLanguage } from '../write/check-language.ts';
import { invalidInput } from '../write/refused.ts';

/** In which language what happened is told, and the same in another one, where the side that reports has it translated. */
export interface Wording {
  readonly language: string | null;
  readonly translation: string | null;
  readonly translationLanguage: string | null;
}

/**
 * Refuses what is no language.
 * @throws Refused naming the input field
 */
export const checkLanguages = ({ language, translationLanguage }: Omit<Wording, 'translation'>): void => {
  checkLanguage('language', language);
  checkLanguage('translationLanguage', translationLanguage);
};

/**
 * Refuses a translation of which nobody could say from what into what it is.
 * @throws Refused naming the input field
 */
export const checkTranslation = ({ language, translation, translationLanguage }: Wording): void => {
  if ((translation === null) !== (translationLanguage === null))
    throw invalidInput('translationLanguage', 'A translation has a language, and a language a translation.');
  if (translation !== null && language === null)
    throw invalidInput('language', 'What is translated has a language.');
  if (translation !== null && language === translationLanguage)
    throw invalidInput('translationLanguage', 'It is the language of the report itself.');
};
