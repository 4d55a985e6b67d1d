import type { OnReceipt } from '../kit/relay/carry-events.ts';

/**
 * Keeps what was received of Japan: an improvement order and a register of support organizations are published in Kyrgyz and
 * Russian (Memorandum, section 7(5)), and a notification is investigated (section 7(3)), which takes somebody to do it.
 */
export const receiveInKyrgyzstan: OnReceipt = () => Promise.resolve('kept');
