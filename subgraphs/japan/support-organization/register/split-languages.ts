/**
 * Splits the free text of a language cell at `・ 、 , ， / ／` and white space (line breaks too), and at nothing else:
 * other marks stand within names. What was not split apart stays one spelling, as the register has it.
 */
export const splitLanguages = (text: string): readonly string[] =>
  text.split(/[・、,，/／\s]+/u).filter((part) => part !== '');
