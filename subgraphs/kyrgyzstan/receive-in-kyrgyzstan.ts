import type { OnReceipt } from '../kit/relay/carry-events.ts';

/**
 * Keeps what was received of Japan: an improvement order is published in Kyrgyz and Russian (Memorandum, section 7(5)),
 * and a notification investigated (section 7(3)), which takes somebody to do it.
 */
export const receiveInKyrgyzstan: OnReceipt = () => Promise.resolve('kept');
