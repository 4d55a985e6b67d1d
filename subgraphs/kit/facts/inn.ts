/**
 * The Kyrgyz taxpayer number (ИНН): 14 digits, read as text since it may begin with noughts.
 * Only length and digits are checked: no published rule of a check digit is at hand.
 */
export const isInn = (text: string): boolean => /^[0-9]{14}$/.test(text);
