import { noticeReceipt } from '../kit/correction/notice-receipt.table.ts';

/** When what the Kyrgyz side told of its records reached Japan. */
export const receiptsInKyrgyzstan = noticeReceipt(['CertificationVersion']);
