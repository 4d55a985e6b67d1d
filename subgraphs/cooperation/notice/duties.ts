import type { Table } from '../../kit/storage/table.ts';
import { consentRequest } from '../consent-request/consent-request.table.ts';
import { cooperationRequest } from '../cooperation-request/cooperation-request.table.ts';
import { inquiry } from '../inquiry/inquiry.table.ts';
import { travelDocumentRequest } from '../travel-document-request/travel-document-request.table.ts';

/** The notices that the text asks for promptly (速やかに): sections 4(1) and 5, second paragraph. */
export const prompt = ['MISCONDUCT_REPORTED', 'EXAM_FRAUD_REPORTED'] as const;

/** A notice by which one side asks for something that lies between the two: the other one owes an answer. */
interface Asked {
  readonly kind: string;
  /** The records that are asked about. */
  readonly table: Table;
  /** The states in which a record waits for its answer. */
  readonly waitsIn: readonly string[];
  /** Since when it does not, as SQL over the record. */
  readonly answeredAt: string;
}

/** What one side asks and the other answers, in the order of the text. */
// prettier-ignore
export const asked: readonly Asked[] = [
  { kind: 'CONSENT_REQUESTED',         table: consentRequest,        waitsIn: ['REQUESTED'],             answeredAt: '"answered_at"' },
  { kind: 'COOPERATION_REQUESTED',     table: cooperationRequest,    waitsIn: ['REQUESTED'],             answeredAt: '"answered_at"' },
  { kind: 'INQUIRY_MADE',              table: inquiry,               waitsIn: ['SENT', 'ACCEPTED'],      answeredAt: 'coalesce("closed_at", "withdrawn_at")' },
  { kind: 'TRAVEL_DOCUMENT_REQUESTED', table: travelDocumentRequest, waitsIn: ['REQUESTED', 'RECEIVED'], answeredAt: 'coalesce("answered_at", "closed_at")' },
];

/**
 * What Japan asks of the Kyrgyz side by a record of its own (section 7(3)): the answer is a notice about the same record, that
 * gives the result or says that nothing is asked any more.
 */
export const notified = {
  kind: 'NONCONFORMITY_NOTIFIED',
  subjectType: 'NonconformityNotification',
  answeredBy: ['INVESTIGATION_CONCLUDED', 'NONCONFORMITY_WITHDRAWN'],
} as const;

/**
 * A correction of what is asked, and what ends the asking: once it is withdrawn nobody need acknowledge any more what was
 * asked instead, since the withdrawal is a notice of its own.
 */
export const reasked = { kind: 'INQUIRY_CORRECTED', endedBy: 'INQUIRY_WITHDRAWN' } as const;

/** Notices that only follow upon what the other side has said, and which the text does not make a duty. */
export const followUps = [
  'MISCONDUCT_REPORT_RECEIVED',
  'MISCONDUCT_REPORT_CLOSED',
  'EXAM_FRAUD_REPORT_RECEIVED',
  'EXAM_FRAUD_REPORT_CLOSED',
  'EXAMINATION_ANNOUNCED',
  'EXAMINATION_HELD',
  'INQUIRY_DAY_AGREED',
  'CONSULTATION_DAY_PROPOSED',
  'CONSULTATION_AGREED',
  'CONSULTATION_HELD',
  'MINUTES_AGREED',
  'ACTION_ITEM_AGREED',
  'ACTION_ITEM_DONE',
  'CONSULTATION_CLOSED',
  'AMENDMENT_CONSENTED',
  'AMENDMENT_IN_FORCE',
  'AMENDMENT_WITHDRAWN',
  'AMENDMENT_SCHEMA_RECORDED',
  'DISPUTE_TAKEN_UP',
  'SETTLEMENT_PROPOSED',
  'DISPUTE_RESOLVED',
  'COOPERATION_COMPLETED',
  'DEPARTURE_RECORDED',
  'TRAVEL_DOCUMENT_REQUEST_CLOSED',
] as const;
