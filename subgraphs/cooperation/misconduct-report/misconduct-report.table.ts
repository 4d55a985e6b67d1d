import type { Table } from '../../kit/storage/table.ts';

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
    sentAt: { kind: 'timestamptz(3)' },
    receivedAt: { kind: 'timestamptz(3)', nullable: true },
    closedAt: { kind: 'timestamptz(3)', nullable: true },
    policeReference: { kind: 'text', nullable: true },
    synthetic: { kind: 'boolean' },
  },
  indexes: [
    { name: 'misconduct_report_sent_at', on: '("sent_at", "id")' },
    { name: 'misconduct_report_category', on: '("category", "sent_at", "id")' },
    { name: 'misconduct_report_state', on: '("state", "sent_at", "id")' },
    { name: 'misconduct_report_originator', on: '("originator", "sent_at", "id")' },
    { name: 'misconduct_report_subject_kind', on: '("subject_kind", "sent_at", "id")' },
    { name: 'misconduct_report_urgent', on: '("sent_at", "id") where "urgent"' },
  ],
};
