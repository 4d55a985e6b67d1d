import type { Table } from '../../kit/storage/table.ts';

/** What a report is sent with. */
const sent = [
  'id',
  'category',
  'originator',
  'subjectKind',
  'subjectId',
  'subjectName',
  'summary',
  'urgent',
  'state',
  'occurredOn',
  'knownAt',
  'particulars',
  'attachments',
  'sentAt',
  'synthetic',
] as const;

/** Misconduct reports that were sent (Memorandum, section 4(1)); between the two sides alone. */
export const misconductReport: Table = {
  type: 'MisconductReport',
  name: 'misconduct_report',
  originator: { property: 'originator' },
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    category: { kind: 'text' },
    originator: { kind: 'text' },
    subjectKind: { kind: 'text', serves: ['MisconductReport.subjectKind', 'MisconductReport.subject'] },
    subjectId: { kind: 'uuid', nullable: true, serves: ['MisconductReport.subject'] },
    subjectName: { kind: 'text' },
    summary: { kind: 'text' },
    urgent: { kind: 'boolean' },
    state: { kind: 'text' },
    occurredOn: { kind: 'date', nullable: true },
    knownAt: { kind: 'timestamptz(3)' },
    particulars: {
      kind: 'jsonb',
      nullable: true,
      holds: ['MisconductParticulars', 'MisconductFee', 'Attachment'],
    },
    attachments: { kind: 'jsonb', nullable: true, holds: ['Attachment'] },
    sentAt: { kind: 'timestamptz(3)' },
    receivedAt: { kind: 'timestamptz(3)', nullable: true },
    closedAt: { kind: 'timestamptz(3)', nullable: true },
    policeReference: { kind: 'text', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'misconduct_report_sent_at', on: '("sent_at", "id")' },
    { name: 'misconduct_report_category', on: '("category", "sent_at", "id")' },
    { name: 'misconduct_report_state', on: '("state", "sent_at", "id")' },
    { name: 'misconduct_report_originator', on: '("originator", "sent_at", "id")' },
    { name: 'misconduct_report_subject_kind', on: '("subject_kind", "sent_at", "id")' },
    { name: 'misconduct_report_urgent', on: '("sent_at", "id") where "urgent"' },
  ],
  changes: [
    {
      by: ['reportMisconduct'],
      inserts: sent,
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['receiveMisconductReport', 'concludeMisconductReport'],
      updates: ['state', 'receivedAt', 'version'],
      rule: { namesOtherParty: 'originator' },
    },
    {
      by: ['closeMisconductReport'],
      updates: ['state', 'closedAt', 'version'],
      rule: { namesOwnParty: 'originator' },
    },
    { by: ['recordPoliceReference'], updates: ['policeReference'], rule: 'always' },
  ],
  relay: { reads: ['id'], inserts: sent },
};
