import type { Table } from '../../kit/storage/table.ts';

/**
 * What a misconduct report said before it was corrected or withdrawn. Both sides have read it, and go on to; no consent
 * opens it to anyone else, and nobody changes or removes a row.
 */
export const misconductReportVersion: Table = {
  type: 'MisconductReportVersion',
  name: 'misconduct_report_version',
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid', serves: ['MisconductReportVersion'] },
    misconductReportId: { kind: 'uuid', serves: ['MisconductReport.earlierVersions'] },
    originator: { kind: 'text', serves: [] },
    version: { kind: 'integer' },
    knownFrom: { kind: 'timestamptz(3)' },
    knownUntil: { kind: 'timestamptz(3)' },
    reason: { kind: 'text' },
    summary: { kind: 'text' },
    occurredOn: { kind: 'date', nullable: true },
    particulars: {
      kind: 'jsonb',
      nullable: true,
      holds: ['MisconductParticulars', 'MisconductFee', 'Attachment'],
    },
    attachments: { kind: 'jsonb', nullable: true, holds: ['Attachment'] },
  },
  indexes: [
    { name: 'misconduct_report_version_of', unique: true, on: '("misconduct_report_id", "version")' },
  ],
  changes: [
    {
      by: ['correctMisconductReport', 'withdrawMisconductReport'],
      inserts: [
        'id',
        'misconductReportId',
        'originator',
        'version',
        'knownFrom',
        'knownUntil',
        'reason',
        'summary',
        'occurredOn',
        'particulars',
        'attachments',
      ],
      rule: { namesOwnParty: 'originator' },
    },
  ],
};
