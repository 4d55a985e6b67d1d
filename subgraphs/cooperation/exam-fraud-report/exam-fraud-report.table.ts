import type { Table } from '../../kit/storage/table.ts';

/** Reports of fraud in examinations that were sent (Memorandum, section 5); between the two sides alone. */
export const examFraudReport: Table = {
  type: 'ExamFraudReport',
  name: 'exam_fraud_report',
  originator: { property: 'originator' },
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    originator: { kind: 'text' },
    kind: { kind: 'text' },
    examinationKind: { kind: 'text' },
    examinationId: { kind: 'uuid', nullable: true, serves: ['ExamFraudReport.examination'] },
    certificateNumber: { kind: 'text', nullable: true },
    summary: { kind: 'text' },
    state: { kind: 'text' },
    occurredOn: { kind: 'date', nullable: true },
    knownAt: { kind: 'timestamptz(3)' },
    sentAt: { kind: 'timestamptz(3)' },
    receivedAt: { kind: 'timestamptz(3)', nullable: true },
    closedAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'exam_fraud_report_sent_at', on: '("sent_at", "id")' },
    { name: 'exam_fraud_report_state', on: '("state", "sent_at", "id")' },
  ],
  changes: [
    {
      by: ['reportExamFraud'],
      inserts: [
        'id',
        'originator',
        'kind',
        'examinationKind',
        'examinationId',
        'certificateNumber',
        'summary',
        'state',
        'occurredOn',
        'knownAt',
        'sentAt',
        'synthetic',
      ],
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['receiveExamFraudReport', 'concludeExamFraudReport'],
      updates: ['state', 'receivedAt', 'version'],
      rule: { namesOtherParty: 'originator' },
    },
    {
      by: ['closeExamFraudReport'],
      updates: ['state', 'closedAt', 'version'],
      rule: { namesOwnParty: 'originator' },
    },
  ],
};
