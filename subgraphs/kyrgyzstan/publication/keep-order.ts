import type { OnReceipt } from '../../kit/relay/carry-events.ts';

/**
 * Keeps what was received of an improvement order. It is published in Kyrgyz and Russian (Memorandum, section 7(5)), which
 * takes somebody to write it.
 */
export const keepOrder: OnReceipt = () => Promise.resolve('kept');
