import { noticeReceipt } from '../kit/correction/notice-receipt.table.ts';

/** When what Japan told of its records reached the Kyrgyz side. */
export const receiptsInJapan = noticeReceipt([
  'ImprovementOrderVersion',
  'NonconformityNotificationVersion',
  'FieldSuspensionVersion',
]);
