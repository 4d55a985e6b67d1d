import { addDays } from '../days.ts';
import type { Amendment } from './amendments.ts';
import type { ConsentRequest } from './consent-requests.ts';
import type { ContactPoint } from './contact-points.ts';
import type { Consultation } from './consultations.ts';
import type { Dispute } from './disputes.ts';
import type { ExamFraudReport } from './exam-fraud-reports.ts';
import type { CooperationRequest } from './examinations.ts';
import type { Inquiry } from './inquiries.ts';
import type { MisconductReport } from './misconduct-reports.ts';
import { otherSide } from './other-side.ts';
import type { OwedNotice } from './owed-notice.ts';
import type { Originator } from './report-wording.ts';
import type { TravelDocumentRequest } from './travel-document-requests.ts';

/** What the two sides say to each other, where it is told by notices. */
export interface Said {
  readonly contactPoints: readonly ContactPoint[];
  readonly reports: readonly MisconductReport[];
  readonly frauds: readonly ExamFraudReport[];
  readonly cooperationRequests: readonly CooperationRequest[];
  readonly inquiries: readonly Inquiry[];
  readonly consultations: readonly Consultation[];
  readonly amendments: readonly Amendment[];
  readonly disputes: readonly Dispute[];
  readonly consentRequests: readonly ConsentRequest[];
  readonly travelDocumentRequests: readonly TravelDocumentRequest[];
}

/** A notice of a record's first version. */
const first = (
  kind: string,
  article: string,
  subjectType: string,
  record: { readonly id: string; readonly originator: string; readonly at: string },
): OwedNotice => ({
  kind,
  article,
  sender: record.originator as Originator,
  subjectType,
  subjectId: record.id,
  subjectVersion: 1,
  occurredAt: record.at,
});

/** The same of what the other side answered, in the next version. */
const answer = (
  kind: string,
  article: string,
  subjectType: string,
  { id, originator, at }: { readonly id: string; readonly originator: string; readonly at: string | null },
): readonly OwedNotice[] =>
  at === null
    ? []
    : [
        {
          ...first(kind, article, subjectType, {
            id,
            originator: otherSide(originator as Originator),
            at,
          }),
          subjectVersion: 2,
        },
      ];

/** The same of what its own side corrected or withdrew, in the version that this made. */
const change = (
  kind: string,
  article: string,
  subjectType: string,
  record: {
    readonly id: string;
    readonly originator: string;
    readonly at: string | null;
    readonly version: number;
  },
): readonly OwedNotice[] =>
  record.at === null
    ? []
    : [
        {
          ...first(kind, article, subjectType, { ...record, at: record.at }),
          subjectVersion: record.version,
        },
      ];

const ofReports = (reports: readonly MisconductReport[]): readonly OwedNotice[] =>
  reports.flatMap(({ row }) => [
    {
      ...first('MISCONDUCT_REPORTED', '4(1)', 'MisconductReport', { ...row, at: row.knownAt }),
      sentAt: row.sentAt,
      takenUpAt: row.receivedAt,
    },
    ...change('MISCONDUCT_REPORT_CORRECTED', '4(1)', 'MisconductReport', { ...row, at: row.correctedAt }),
    ...change('MISCONDUCT_REPORT_WITHDRAWN', '4(1)', 'MisconductReport', { ...row, at: row.withdrawnAt }),
  ]);

const ofFrauds = (frauds: readonly ExamFraudReport[]): readonly OwedNotice[] =>
  frauds.flatMap((row) => [
    {
      ...first('EXAM_FRAUD_REPORTED', '5', 'ExamFraudReport', { ...row, at: row.knownAt }),
      sentAt: row.sentAt,
      takenUpAt: row.receivedAt,
    },
    ...change('EXAM_FRAUD_REPORT_CORRECTED', '5', 'ExamFraudReport', { ...row, at: row.correctedAt }),
    ...change('EXAM_FRAUD_REPORT_WITHDRAWN', '5', 'ExamFraudReport', { ...row, at: row.withdrawnAt }),
  ]);

/** Japan asks under section 7(6), and the Kyrgyz side under 6(4). */
const ofInquiries = (inquiries: readonly Inquiry[]): readonly OwedNotice[] =>
  inquiries.flatMap(({ row }) => {
    const article = row.originator === 'JAPAN' ? '7(6)' : '6(4)';
    const { id, originator, sentAt, acceptedAt, closedAt } = row;
    return [
      {
        ...first('INQUIRY_MADE', article, 'Inquiry', { id, originator, at: sentAt }),
        takenUpAt: acceptedAt ?? closedAt,
      },
      ...answer('INQUIRY_CLOSED', article, 'Inquiry', { id, originator, at: closedAt }),
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

/** The notices of what lies between the two sides: each has reached the other one as soon as it is sent. */
export const noticesBetween = (said: Said): readonly OwedNotice[] => [
  ...ofContactPoints(said.contactPoints),
  ...ofReports(said.reports),
  ...ofFrauds(said.frauds),
  ...said.cooperationRequests.map((row) => ({
    ...first('COOPERATION_REQUESTED', '5', 'CooperationRequest', { ...row, at: row.sentAt }),
    takenUpAt: row.answeredAt,
  })),
  ...ofInquiries(said.inquiries),
  ...said.consultations.flatMap((row) => [
    {
      ...first('CONSULTATION_PROPOSED', '4(2)', 'Consultation', { ...row, at: row.proposedAt }),
      takenUpAt: row.agreedAt ?? row.declinedAt,
    },
    ...answer('CONSULTATION_DECLINED', '4(2)', 'Consultation', { ...row, at: row.declinedAt }),
  ]),
  ...said.amendments.flatMap((row) => [
    first('AMENDMENT_PROPOSED', '9', 'Amendment', { ...row, at: row.proposedAt }),
    ...answer('AMENDMENT_DECLINED', '9', 'Amendment', { ...row, at: row.declinedAt }),
  ]),
  ...said.disputes.map((row) => first('DISPUTE_RAISED', '10', 'Dispute', { ...row, at: row.raisedAt })),
  ...said.consentRequests.flatMap((row) => [
    first('CONSENT_REQUESTED', '3', 'ConsentRequest', { ...row, at: row.sentAt }),
    ...answer('CONSENT_ANSWERED', '3', 'ConsentRequest', { ...row, at: row.answeredAt }),
  ]),
  ...said.travelDocumentRequests.flatMap((row) => [
    {
      ...first('TRAVEL_DOCUMENT_REQUESTED', '8', 'TravelDocumentRequest', { ...row, at: row.sentAt }),
      takenUpAt: row.receivedAt,
    },
    ...answer('TRAVEL_DOCUMENT_ANSWERED', '8', 'TravelDocumentRequest', { ...row, at: row.answeredAt }),
  ]),
];
