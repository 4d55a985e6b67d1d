import type { OnReceipt } from '../kit/relay/carry-events.ts';
import { markPublication } from './publication/mark-publication.ts';

/**
 * Keeps what was received of Japan: an improvement order and a register of support organizations are published in Kyrgyz and
 * Russian (Memorandum, section 7(5)), and a notification is investigated (section 7(3)), which takes somebody to do it. Only
 * that an order which is published was corrected or withdrawn is shown at once.
 */
export const receiveInKyrgyzstan: OnReceipt = (event, query) =>
  event.subjectType === 'ImprovementOrder' ? markPublication(event, query) : Promise.resolve('kept');
