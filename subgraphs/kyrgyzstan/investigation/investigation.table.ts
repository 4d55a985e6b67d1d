import type { Table } from '../../kit/storage/table.ts';

/** Investigations of sending agencies (Memorandum, section 7(3)); between the two sides alone. */
export const investigation: Table = {
  type: 'Investigation',
  name: 'investigation',
  originator: 'KYRGYZSTAN',
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    reportId: { kind: 'uuid', nullable: true, serves: ['MisconductReport.investigation'] },
    notificationId: { kind: 'uuid', nullable: true, serves: ['NonconformityNotification.investigation'] },
    agencyId: { kind: 'uuid', nullable: true, serves: ['Investigation.agency'] },
    state: { kind: 'text' },
    openedOn: { kind: 'date' },
    closedOn: { kind: 'date', nullable: true },
    result: { kind: 'text', nullable: true },
    summary: { kind: 'text', nullable: true },
    resultProvidedAt: {
      kind: 'timestamptz(3)',
      nullable: true,
      besides: ['Investigation.result', 'Investigation.summary'],
    },
    internalNotes: { kind: 'text', nullable: true },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'investigation_report', unique: true, on: '("report_id")' },
    { name: 'investigation_notification', unique: true, on: '("notification_id")' },
    { name: 'investigation_opened_on', on: '("opened_on", "id")' },
    { name: 'investigation_state', on: '("state", "opened_on", "id")' },
  ],
  changes: [
    {
      by: ['openInvestigation'],
      inserts: ['id', 'reportId', 'notificationId', 'agencyId', 'state', 'openedOn', 'internalNotes'],
      rule: 'always',
    },
    {
      by: ['concludeInvestigation'],
      updates: ['state', 'closedOn', 'result', 'summary', 'resultProvidedAt', 'version'],
      rule: 'always',
    },
  ],
};
