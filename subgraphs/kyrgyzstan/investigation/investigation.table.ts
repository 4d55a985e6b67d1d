import type { Table } from '../../kit/storage/table.ts';

/** Investigations of sending agencies (Memorandum, section 7(3)); between the two sides alone. */
export const investigation: Table = {
  type: 'Investigation',
  name: 'investigation',
  originator: 'KYRGYZSTAN',
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid', serves: ['Investigation'] },
    reportId: { kind: 'uuid', serves: ['MisconductReport.investigation'] },
    state: { kind: 'text' },
    openedOn: { kind: 'date' },
    closedOn: { kind: 'date', nullable: true },
    result: { kind: 'text', nullable: true },
    summary: { kind: 'text', nullable: true },
    resultProvidedAt: { kind: 'timestamptz(3)', nullable: true },
    internalNotes: { kind: 'text', nullable: true },
  },
  indexes: [{ name: 'investigation_report', unique: true, on: '("report_id")' }],
};
