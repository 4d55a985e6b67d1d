import { japaneseDate } from './japanese-date.ts';

/** What the remarks say of a pause. `impossible` is a stated day that the calendar does not have. */
export interface PauseRemark {
  readonly notifiedOn: string | null;
  readonly impossible?: string;
}

/**
 * The notice of pause (支援業務の休止の届出, also written 支援業務休止の届出; Immigration Act art. 19-29) in a remark, or
 * undefined where there is none. A paused organization is registered still.
 */
export const pauseRemark = (remarks: string): PauseRemark | undefined => {
  const plain = remarks.normalize('NFKC').replace(/\s+/gu, '');
  if (!/支援業務の?休止の届出/u.test(plain)) return undefined;
  const day = japaneseDate(plain);
  if (day === undefined) return { notifiedOn: null };
  return day.date === undefined ? { notifiedOn: null, impossible: day.written } : { notifiedOn: day.date };
};
