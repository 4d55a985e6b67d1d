import { invalidInput } from './refused.ts';

/**
 * Refuses what is no code of a language, where one is given: users write in Japanese, Russian, Kyrgyz and English, and whoever
 * reads must know which of them it is.
 * @param field the input field that holds the code
 * @throws Refused naming it
 */
export const checkLanguage = (field: string, language: string | null): void => {
  if (language !== null && !/^[a-z]{2}$/.test(language))
    throw invalidInput(
      field,
      'It is no language of two small letters (ISO 639-1), as ja, ru, ky and en are.',
    );
};
