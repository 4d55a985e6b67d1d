import { addMinutes } from '../days.ts';
import type { Random } from '../random.ts';

/** When an event that a relay carries arrives, mostly within a minute. */
export const onItsWay = (random: Random, instant: string): string =>
  addMinutes(instant, random.chance(0.95) ? 1 : random.integer(20, 400));
