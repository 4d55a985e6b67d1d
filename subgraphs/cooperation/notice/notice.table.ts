import type { Table } from '../../kit/storage/table.ts';

const carried = [
  'id',
  'kind',
  'article',
  'sender',
  'recipient',
  'subjectType',
  'subjectId',
  'subjectVersion',
  'occurredAt',
] as const;

/** What one side owes the other and has sent, with the instants of its way; between the two sides alone. */
export const notice: Table = {
  type: 'Notice',
  name: 'notice',
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    kind: { kind: 'text' },
    article: { kind: 'text' },
    sender: { kind: 'text' },
    recipient: { kind: 'text', serves: ['Notice.recipient', 'Notice.contactPoint'] },
    subjectType: { kind: 'text', serves: ['Notice.subject'] },
    subjectId: { kind: 'uuid', serves: ['Notice.subject', 'NoticeFilter.subjectId'] },
    subjectVersion: { kind: 'integer', serves: [] },
    occurredAt: { kind: 'timestamptz(3)' },
    sentAt: { kind: 'timestamptz(3)', default: 'now()', serves: ['Notice.sentAt', 'Notice.contactPoint'] },
    receivedAt: { kind: 'timestamptz(3)', nullable: true },
    publishedAt: { kind: 'timestamptz(3)', nullable: true },
    acknowledgedAt: { kind: 'timestamptz(3)', nullable: true },
    // Taken in the order in which notices reach their side, so that whoever asks for what came later misses none.
    arrival: { kind: 'integer', nullable: true, serves: ['NoticeOrderField.ARRIVAL'] },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'notice_sent_at', on: '("sent_at", "id")' },
    { name: 'notice_kind', on: '("kind", "sent_at", "id")' },
    { name: 'notice_subject', on: '("subject_id", "sent_at", "id")' },
    { name: 'notice_arrival', on: '("arrival", "id")' },
    { name: 'notice_unacknowledged', on: '(("acknowledged_at" is null), "sent_at", "id")' },
    { name: 'notice_waiting', on: '("recipient", "sent_at", "id") where "acknowledged_at" is null' },
  ],
  changes: [
    {
      by: ['acknowledgeNotice'],
      updates: ['acknowledgedAt', 'version'],
      rule: { namesOwnParty: 'recipient' },
    },
    {
      by: [
        'reportMisconduct',
        'correctMisconductReport',
        'withdrawMisconductReport',
        'reportExamFraud',
        'correctExamFraudReport',
        'withdrawExamFraudReport',
        'requestCooperation',
        'makeInquiry',
        'answerInquiry',
        'declineInquiry',
        'proposeConsultation',
        'declineConsultation',
        'proposeAmendment',
        'declineAmendment',
        'raiseDispute',
        'changeContactPoint',
        'requestConsent',
        'answerConsentRequest',
        'requestTravelDocument',
        'answerTravelDocumentRequest',
      ],
      inserts: [...carried, 'receivedAt', 'arrival'],
      rule: { namesOwnParty: 'sender' },
    },
  ],
  relay: {
    reads: ['id', 'kind', 'recipient', 'occurredAt', 'sentAt', 'receivedAt', 'arrival', 'version'],
    inserts: carried,
    updates: ['receivedAt', 'publishedAt', 'arrival', 'version'],
  },
};
