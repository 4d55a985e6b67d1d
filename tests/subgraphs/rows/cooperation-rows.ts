import { dayOf, idOf } from './id-of.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows of the cooperation's tables: the `n`th of each, with some properties as given. */
export const reportRow = (n: number, given: Row = {}): Row => ({
  id: idOf('report', n),
  category: 'FEES_WITHOUT_BASIS',
  originator: 'JAPAN',
  subjectKind: 'SENDING_AGENCY',
  subjectId: idOf('agency', n),
  subjectName: 'Пример',
  summary: 'fees were collected',
  urgent: false,
  state: 'SENT',
  occurredOn: null,
  knownAt: '2026-01-01T00:00:00.000Z',
  sentAt: `${dayOf(n % 3)}T01:02:03.${String(n % 2)}40Z`,
  receivedAt: null,
  closedAt: null,
  policeReference: 'NPA-1',
  synthetic: true,
  ...given,
});

export const noticeRow = (n: number, given: Row = {}): Row => ({
  id: idOf('notice', n),
  kind: 'CERTIFICATION_REVOKED',
  article: '7(4)',
  sender: 'KYRGYZSTAN',
  recipient: 'JAPAN',
  addressedTo: ['JAPAN_ISA', 'JAPAN_MOFA', 'JAPAN_MHLW'],
  subjectType: 'Certification',
  subjectId: idOf('certification', n),
  subjectVersion: 1,
  occurredAt: '2026-01-01T00:00:00.000Z',
  sentAt: `${dayOf(n % 3)}T01:02:03.${String(n % 2)}40Z`,
  receivedAt: null,
  publishedAt: null,
  acknowledgedAt: null,
  arrival: n + 1,
  version: 1,
  ...given,
});

export const contactPointRow = (n: number, given: Row = {}): Row => ({
  id: idOf('contact point', n),
  party: 'JAPAN',
  version: n,
  office: 'Immigration Services Agency',
  officeNative: '出入国在留管理庁',
  effectiveFrom: dayOf(n % 3),
  effectiveTo: null,
  officers: [{ name: '架空 花子', email: 'hanako@example.org', telephone: null }],
  ...given,
});

export const memorandumRow = (given: Row = {}): Row => ({
  id: idOf('memorandum', 1),
  title: 'Memorandum of Cooperation',
  titleJapanese: '協力覚書',
  signatures: [{ place: 'Tokyo', signedOn: '2026-01-01' }],
  effectiveFrom: '2026-01-01',
  state: 'IN_FORCE',
  ...given,
});

export const publishedStatisticRow = (n: number, given: Row = {}): Row => ({
  id: idOf('published statistic', n),
  table: 'REPORTS_BY_ACT',
  // One of each period.
  periodFrom: dayOf(n),
  periodTo: dayOf(n + 180),
  total: 100,
  cells: [],
  publishedAt: '2026-01-01T00:00:00.000Z',
  synthetic: true,
  ...given,
});

export const inquiryRow = (n: number, given: Row = {}): Row => ({
  id: idOf('inquiry', n),
  originator: 'JAPAN',
  topic: 'permits',
  question: 'which permits are valid?',
  state: 'ANSWERED',
  sentAt: `${dayOf(n % 3)}T01:02:03.${String(n % 2)}40Z`,
  wantedOn: null,
  acceptedAt: `${dayOf(4)}T00:00:00.000Z`,
  dueOn: dayOf(10),
  dueAgreedAt: `${dayOf(4)}T00:00:00.000Z`,
  closedAt: `${dayOf(5)}T00:00:00.000Z`,
  synthetic: true,
  ...given,
});

export const inquiryAnswerRow = (n: number, given: Row = {}): Row => ({
  id: idOf('inquiry answer', n),
  inquiryId: idOf('inquiry', n),
  originator: 'KYRGYZSTAN',
  text: 'these',
  declineReason: null,
  answeredAt: `${dayOf(5)}T00:00:00.000Z`,
  synthetic: true,
  ...given,
});

export const examinationRow = (n: number, given: Row = {}): Row => ({
  id: idOf('examination', n),
  originator: 'JAPAN',
  kind: 'JFT_BASIC',
  industryFieldCode: null,
  organizer: 'Example Foundation',
  country: 'KYRGYZSTAN',
  place: 'Bishkek',
  heldOn: dayOf(n % 3),
  applicationsUntil: null,
  state: 'ANNOUNCED',
  announcedAt: '2026-01-01T00:00:00.000Z',
  synthetic: true,
  ...given,
});

export const cooperationRequestRow = (n: number, given: Row = {}): Row => ({
  id: idOf('cooperation request', n),
  originator: 'JAPAN',
  examinationId: idOf('examination', n),
  wanted: 'a hall',
  state: 'REQUESTED',
  sentAt: `${dayOf(n % 3)}T01:02:03.${String(n % 2)}40Z`,
  answeredAt: null,
  declineReason: null,
  doneAt: null,
  synthetic: true,
  ...given,
});

export const consentRequestRow = (n: number, given: Row = {}): Row => ({
  id: idOf('consent request', n),
  originator: 'JAPAN',
  grantee: 'THIRD_PARTY_OTIT',
  recordType: 'MisconductReport',
  records: [idOf('report', n)],
  coordinates: ['MisconductReport.summary'],
  purpose: 'a joint visit',
  state: 'REQUESTED',
  sentAt: `${dayOf(n % 3)}T01:02:03.${String(n % 2)}40Z`,
  answeredAt: null,
  consentId: null,
  declineReason: null,
  synthetic: true,
  ...given,
});

export const travelDocumentRequestRow = (n: number, given: Row = {}): Row => ({
  id: idOf('travel document request', n),
  originator: 'JAPAN',
  fullName: 'PRIMEROVA AINURA',
  bornOn: '1997-03-08',
  passportNumber: 'XX0000017',
  documentNumber: null,
  state: 'REQUESTED',
  sentAt: `${dayOf(n % 3)}T01:02:03.${String(n % 2)}40Z`,
  receivedAt: null,
  answeredAt: null,
  declineReason: null,
  departedAt: null,
  closedAt: null,
  retainedUntil: '2999-01-01T00:00:00.000Z',
  erasedAt: null,
  synthetic: true,
  ...given,
});

export const examFraudReportRow = (n: number, given: Row = {}): Row => ({
  id: idOf('exam fraud report', n),
  originator: 'JAPAN',
  kind: 'FORGERY',
  examinationKind: 'JFT_BASIC',
  examinationId: idOf('examination', n),
  certificateNumber: 'EXAMPLE-1',
  summary: 'a forged certificate',
  urgent: false,
  state: 'SENT',
  occurredOn: null,
  knownAt: '2026-01-01T00:00:00.000Z',
  sentAt: `${dayOf(n % 3)}T01:02:03.${String(n % 2)}40Z`,
  receivedAt: null,
  closedAt: null,
  synthetic: true,
  ...given,
});

export const consultationRow = (n: number, given: Row = {}): Row => ({
  id: idOf('consultation', n),
  originator: 'JAPAN',
  kind: 'AD_HOC',
  topics: ['POLICY'],
  agenda: 'the year',
  state: 'FOLLOW_UP',
  day: dayOf(n % 3),
  dayProposedBy: 'JAPAN',
  proposedAt: `${dayOf(n % 3)}T01:02:03.${String(n % 2)}40Z`,
  agreedAt: null,
  heldOn: null,
  minutes: null,
  minutesBy: null,
  minutesAgreedAt: null,
  closedAt: null,
  synthetic: true,
  ...given,
});

export const actionItemRow = (n: number, given: Row = {}): Row => ({
  id: idOf('action item', n),
  consultationId: idOf('consultation', n),
  owner: 'JAPAN',
  wanted: 'a leaflet',
  dueOn: dayOf(n),
  state: 'OPEN',
  doneAt: null,
  synthetic: true,
  ...given,
});

export const amendmentRow = (n: number, given: Row = {}): Row => ({
  id: idOf('amendment', n),
  originator: 'JAPAN',
  number: `SYN-${String(n)}`,
  title: 'an example',
  text: 'The text.',
  documentDigest: 'a'.repeat(64),
  state: 'IN_FORCE',
  proposedAt: `${dayOf(n % 3)}T01:02:03.${String(n % 2)}40Z`,
  consentedByJapanAt: `${dayOf(4)}T00:00:00.000Z`,
  consentedByKyrgyzstanAt: `${dayOf(5)}T00:00:00.000Z`,
  inForceAt: `${dayOf(5)}T00:00:00.000Z`,
  schemaDigest: 'c'.repeat(64),
  schemaRecordedAt: `${dayOf(6)}T00:00:00.000Z`,
  synthetic: true,
  ...given,
});

export const disputeRow = (n: number, given: Row = {}): Row => ({
  id: idOf('dispute', n),
  originator: 'JAPAN',
  section: '7(3)',
  question: 'what is a result?',
  state: 'RAISED',
  raisedAt: `${dayOf(n % 3)}T01:02:03.${String(n % 2)}40Z`,
  settlement: null,
  settlementBy: null,
  resolvedAt: null,
  synthetic: true,
  ...given,
});
