import { calendarDate } from '../../../kit/facts/calendar-date.ts';

/** Year 1 of each era that the registers can name. */
const eras: Readonly<Record<string, number>> = { 平成: 1989, 令和: 2019 };

/** A written day, anywhere in a text, after NFKC: `令和8年8月3日`, `平成31年4月26日`, `2026年8月3日`. */
const writtenDay = /(?:(平成|令和)\s*(\d{1,2}|元)|(\d{4}))\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u;

/** A day found in a text; `date` is absent where the calendar has no such day. */
export interface FoundDate {
  readonly written: string;
  readonly date: string | undefined;
}

/** The first day that a Japanese text states, full or half width, in an era's or the common year; undefined where none. */
export const japaneseDate = (text: string): FoundDate | undefined => {
  const found = writtenDay.exec(text.normalize('NFKC'));
  if (found === null) return undefined;
  const [written, era, eraYear, year, month, day] = found;
  const inEra =
    era === undefined ? undefined : (eras[era] ?? 0) + (eraYear === '元' ? 1 : Number(eraYear)) - 1;
  return { written, date: calendarDate(inEra ?? Number(year), Number(month), Number(day)) };
};
