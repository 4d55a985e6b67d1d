import type { Table } from '../../kit/storage/table.ts';

/** What Japan notified of sending agencies (Memorandum, section 7(3)); between the two sides alone, whoever consents. */
export const nonconformityNotification: Table = {
  type: 'NonconformityNotification',
  name: 'nonconformity_notification',
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    agencyId: {
      kind: 'uuid',
      serves: ['NonconformityNotification.agency', 'NonconformityNotificationFilter.agencyId'],
    },
    suspicion: { kind: 'text' },
    summary: { kind: 'text' },
    occurredOn: { kind: 'date', nullable: true },
    notifiedAt: { kind: 'timestamptz(3)' },
    correctedAt: { kind: 'timestamptz(3)', nullable: true },
    withdrawnAt: { kind: 'timestamptz(3)', nullable: true },
    evidenceReference: { kind: 'text', nullable: true },
    result: { kind: 'text', nullable: true },
    resultSummary: { kind: 'text', nullable: true },
    resultReceivedAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'nonconformity_notification_notified_at', on: '("notified_at", "id")' },
    { name: 'nonconformity_notification_agency', on: '("agency_id", "notified_at", "id")' },
  ],
  changes: [
    {
      by: ['notifySuspectedNonconformity'],
      inserts: [
        'id',
        'agencyId',
        'suspicion',
        'summary',
        'occurredOn',
        'notifiedAt',
        'evidenceReference',
        'synthetic',
      ],
      rule: 'always',
    },
    {
      by: ['correctNonconformityNotification', 'withdrawNonconformityNotification'],
      updates: ['summary', 'occurredOn', 'correctedAt', 'withdrawnAt', 'version'],
      rule: 'always',
    },
  ],
  relay: { reads: ['id', 'version'], updates: ['result', 'resultSummary', 'resultReceivedAt', 'version'] },
};
