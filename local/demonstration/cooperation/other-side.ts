import type { Originator } from './report-wording.ts';

/** The side to which one side speaks. */
export const otherSide = (side: Originator): Originator => (side === 'JAPAN' ? 'KYRGYZSTAN' : 'JAPAN');
