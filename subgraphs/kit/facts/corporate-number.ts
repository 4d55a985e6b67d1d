/**
 * Japan's Corporate Number (法人番号): a check digit and 12 digits behind it, read as text.
 * Source: Act on the Use of Numbers to Identify a Specific Individual in Administrative Procedures, and its
 * ministerial ordinance on the check digit.
 */

/** The check digit of 12 base digits: 9 less the remainder by 9 of their sum, weighted 1, 2, 1, 2 … from the right. */
const checkDigitOf = (base: string): number => {
  const digits = [...base].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 2), 0);
  return 9 - (sum % 9);
};

/** The Corporate Number of 12 base digits. Throws a RangeError at anything that is not 12 digits. */
export const corporateNumberOf = (base: string): string => {
  if (!/^[0-9]{12}$/.test(base)) throw new RangeError(`a Corporate Number has 12 base digits, not ${base}`);
  return `${String(checkDigitOf(base))}${base}`;
};

/** Whether a text is 13 digits of which the first is the check digit of the others. */
export const isCorporateNumber = (text: string): boolean =>
  /^[0-9]{13}$/.test(text) && corporateNumberOf(text.slice(1)) === text;
