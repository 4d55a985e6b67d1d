/**
 * The Corporate Number (法人番号) of a serial number: a check digit before twelve digits that begin with 9999, which no
 * registry office is believed to use, and 02, which keeps clear of other invented numbers.
 * Source: ministerial ordinance on the check digit: 9 less the remainder by 9 of the sum weighted 1, 2, 1, 2 … from
 * the right.
 */
export const corporateNumber = (serial: number): string => {
  const base = `999902${String(serial).padStart(6, '0')}`;
  const sum = [...base]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (1 + (place % 2)), 0);
  return `${String(9 - (sum % 9))}${base}`;
};
