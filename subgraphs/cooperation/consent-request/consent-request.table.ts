import type { Table } from '../../kit/storage/table.ts';

/** Each side's requests that the other consent to a third party's seeing what it has told (Memorandum, section 3). */
export const consentRequest: Table = {
  type: 'ConsentRequest',
  name: 'consent_request',
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    originator: { kind: 'text' },
    grantee: { kind: 'text' },
    recordType: { kind: 'text' },
    records: { kind: 'uuid[]' },
    coordinates: { kind: 'text[]' },
    purpose: { kind: 'text' },
    state: { kind: 'text' },
    sentAt: { kind: 'timestamptz(3)' },
    answeredAt: { kind: 'timestamptz(3)', nullable: true },
    consentId: { kind: 'uuid', nullable: true },
    declineReason: { kind: 'text', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [{ name: 'consent_request_sent_at', on: '("sent_at", "id")' }],
  changes: [
    {
      by: ['requestConsent'],
      inserts: [
        'id',
        'originator',
        'grantee',
        'recordType',
        'records',
        'coordinates',
        'purpose',
        'state',
        'sentAt',
        'synthetic',
      ],
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['answerConsentRequest'],
      updates: ['state', 'answeredAt', 'consentId', 'declineReason', 'version'],
      rule: { namesOtherParty: 'originator' },
    },
  ],
};
