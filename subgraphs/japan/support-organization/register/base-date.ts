import { isCalendarDate } from '../../../kit/facts/calendar-date.ts';
import { japaneseDate } from './japanese-date.ts';

const isoDay = /(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)/g;

const isoDays = (text: string): readonly string[] =>
  [...text.normalize('NFKC').matchAll(isoDay)]
    .map(([, year, month, day]) => [year, month, day].join('-'))
    .filter(isCalendarDate);

/** The day, or the fault that leaves it open. */
export type BaseDate = { readonly asOf: string } | { readonly fault: string };

/**
 * The day as of which a register stands: as a line above its heading says (`令和８年８月３日現在`, `as of 2026-08-03`), or
 * else its file's name (`…2026-08-03.xlsx`, `…20260803.xlsx`).
 */
export const baseDate = (linesAbove: readonly string[], file: string): BaseDate => {
  const stated = new Set<string>();
  for (const line of linesAbove) {
    const plain = line.normalize('NFKC');
    if (plain.includes('現在')) {
      const day = japaneseDate(plain);
      if (day !== undefined && day.date === undefined)
        return { fault: `the title states ${day.written}, which is no day; correct it` };
      if (day?.date !== undefined) stated.add(day.date);
    }
    if (/現在|as of/iu.test(plain)) for (const day of isoDays(plain)) stated.add(day);
  }
  const named = new Set(isoDays(file.slice(file.lastIndexOf('/') + 1)));
  const [asOf, other] = stated.size > 0 ? stated : named;
  if (asOf === undefined) {
    return {
      fault:
        'the day of the register is stated nowhere; put it into the name of the file, as in register-2026-08-03.xlsx',
    };
  }
  return other === undefined
    ? { asOf }
    : { fault: `two days are stated, ${asOf} and ${other}; leave the right one` };
};
