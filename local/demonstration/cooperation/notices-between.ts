import { addDays } from '../days.ts';
import type { Amendment } from './amendments.ts';
import type { ConsentRequest } from './consent-requests.ts';
import type { ContactPoint } from './contact-points.ts';
import type { ActionItem, Consultation } from './consultations.ts';
import type { Dispute } from './disputes.ts';
import type { ExamFraudReport } from './exam-fraud-reports.ts';
import type { CooperationRequest } from './examinations.ts';
import type { Inquiry } from './inquiries.ts';
import type { MisconductReport } from './misconduct-reports.ts';
import { noticesOfFrauds, noticesOfReports } from './notices-of-reports.ts';
import {
  noticesOfActionItems,
  noticesOfAmendment,
  noticesOfConsultation,
  noticesOfDispute,
} from './notices-of-talks.ts';
import type { OwedNotice } from './owed-notice.ts';
import { answer, change, first, stepOf } from './record-notices.ts';
import type { Told } from './record-notices.ts';
import type { TravelDocumentRequest } from './travel-document-requests.ts';

/** What the two sides say to each other, where it is told by notices. */
export interface Said {
  readonly contactPoints: readonly ContactPoint[];
  readonly reports: readonly MisconductReport[];
  readonly frauds: readonly ExamFraudReport[];
  readonly cooperationRequests: readonly CooperationRequest[];
  readonly inquiries: readonly Inquiry[];
  readonly consultations: readonly Consultation[];
  readonly actionItems: readonly ActionItem[];
  readonly amendments: readonly Amendment[];
  readonly disputes: readonly Dispute[];
  readonly consentRequests: readonly ConsentRequest[];
  readonly travelDocumentRequests: readonly TravelDocumentRequest[];
}

/** Japan asks under section 7(6), and the Kyrgyz side under 6(4). */
const ofInquiries = (inquiries: readonly Inquiry[]): readonly OwedNotice[] =>
  inquiries.flatMap(({ row, answer: given }) => {
    const article = row.originator === 'JAPAN' ? '7(6)' : '6(4)';
    const { id, originator, sentAt, acceptedAt, closedAt, correctedAt, withdrawnAt } = row;
    return [
      {
        ...first('INQUIRY_MADE', article, 'Inquiry', { ...row, at: sentAt }),
        takenUpAt: acceptedAt ?? closedAt,
      },
      ...change('INQUIRY_CORRECTED', article, 'Inquiry', { ...row, at: correctedAt }),
      ...change('INQUIRY_WITHDRAWN', article, 'Inquiry', { ...row, at: withdrawnAt }),
      ...answer('INQUIRY_ACCEPTED', article, 'Inquiry', { id, originator, at: acceptedAt }),
      ...stepOf({ article, subjectType: 'Inquiry', id }, 'INQUIRY_DAY_AGREED', {
        by: originator,
        at: row.dueAgreedAt === acceptedAt ? null : row.dueAgreedAt,
        version: 3,
      }),
      ...answer('INQUIRY_CLOSED', article, 'Inquiry', { ...row, at: closedAt }),
      ...(given === undefined
        ? []
        : change('INQUIRY_ANSWER_CORRECTED', article, 'InquiryAnswer', { ...given, at: given.correctedAt })),
    ];
  });

/** Another contact point was named some weeks before it took effect. */
const ofContactPoints = (contactPoints: readonly ContactPoint[]): readonly OwedNotice[] =>
  contactPoints
    .filter(({ version }) => version > 1)
    .map(({ id, party, version, effectiveFrom }) => ({
      ...first('CONTACT_POINT_CHANGED', '2', 'ContactPoint', {
        id,
        originator: party,
        at: `${addDays(effectiveFrom, -20)}T05:30:00.000Z`,
      }),
      subjectVersion: version,
    }));

const ofCooperationRequest = (row: CooperationRequest): readonly OwedNotice[] => {
  const told: Told = { article: '5', subjectType: 'CooperationRequest', id: row.id };
  const isAccepted = row.state === 'ACCEPTED' || row.state === 'DONE';
  return [
    {
      ...first('COOPERATION_REQUESTED', '5', 'CooperationRequest', { ...row, at: row.sentAt }),
      takenUpAt: row.answeredAt,
    },
    ...stepOf(told, 'COOPERATION_ACCEPTED', {
      by: 'KYRGYZSTAN',
      at: isAccepted ? row.answeredAt : null,
      version: 2,
    }),
    ...stepOf(told, 'COOPERATION_DECLINED', {
      by: 'KYRGYZSTAN',
      at: row.state === 'DECLINED' ? row.answeredAt : null,
      version: 2,
    }),
    ...stepOf(told, 'COOPERATION_COMPLETED', { by: row.originator, at: row.doneAt, version: 3 }),
  ];
};

/** Each step makes a version of its own; an answer follows upon the receipt, and a closing upon whatever there was. */
const ofTravelDocumentRequest = (row: TravelDocumentRequest): readonly OwedNotice[] => {
  const told: Told = { article: '8', subjectType: 'TravelDocumentRequest', id: row.id };
  const { sentAt, receivedAt, answeredAt, departedAt, closedAt } = row;
  const steps = [receivedAt, answeredAt, departedAt].filter((at) => at !== null).length;
  return [
    {
      ...first('TRAVEL_DOCUMENT_REQUESTED', '8', told.subjectType, { ...row, at: sentAt }),
      takenUpAt: receivedAt,
    },
    ...stepOf(told, 'TRAVEL_DOCUMENT_REQUEST_RECEIVED', {
      by: 'KYRGYZSTAN',
      at: receivedAt,
      version: 2,
    }),
    ...stepOf(told, 'TRAVEL_DOCUMENT_ANSWERED', { by: 'KYRGYZSTAN', at: answeredAt, version: 3 }),
    ...stepOf(told, 'DEPARTURE_RECORDED', { by: 'JAPAN', at: departedAt, version: 4 }),
    ...stepOf(told, 'TRAVEL_DOCUMENT_REQUEST_CLOSED', { by: 'JAPAN', at: closedAt, version: steps + 2 }),
  ];
};

/** The notices of what lies between the two sides: each has reached the other one as soon as it is sent. */
export const noticesBetween = (said: Said): readonly OwedNotice[] => [
  ...ofContactPoints(said.contactPoints),
  ...noticesOfReports(said.reports),
  ...noticesOfFrauds(said.frauds),
  ...said.cooperationRequests.flatMap(ofCooperationRequest),
  ...ofInquiries(said.inquiries),
  ...said.consultations.flatMap(noticesOfConsultation),
  ...noticesOfActionItems(said.actionItems, said.consultations),
  ...said.amendments.flatMap(noticesOfAmendment),
  ...said.disputes.flatMap(noticesOfDispute),
  ...said.consentRequests.flatMap((row) => [
    first('CONSENT_REQUESTED', '3', 'ConsentRequest', { ...row, at: row.sentAt }),
    ...answer('CONSENT_ANSWERED', '3', 'ConsentRequest', { ...row, at: row.answeredAt }),
  ]),
  ...said.travelDocumentRequests.flatMap(ofTravelDocumentRequest),
];
