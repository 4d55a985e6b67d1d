import type { OnReceipt } from '../kit/relay/carry-events.ts';
import { keepResult } from './nonconformity/keep-result.ts';
import { publishAgency } from './publication/publish-agency.ts';
import { publishCertification } from './publication/publish-certification.ts';

/** What Japan does with what the Kyrgyz side tells, by the type of the record that it is about. */
const receipts: Readonly<Record<string, OnReceipt>> = {
  Certification: publishCertification,
  SendingAgency: publishAgency,
  NonconformityNotification: keepResult,
};

const keep: OnReceipt = () => Promise.resolve('kept');

/** Receives an event in Japan, in the transaction of its inbox. */
export const receiveInJapan: OnReceipt = (event, query) =>
  (receipts[event.subjectType] ?? keep)(event, query);
