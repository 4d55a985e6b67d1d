import type { Table } from '../../kit/storage/table.ts';

/**
 * Japan's requests that the Kyrgyz side issue travel documents (Memorandum, section 8). What they hold of a person is here
 * and nowhere else, neither in the history nor in a notice, and no consent opens it.
 */
export const travelDocumentRequest: Table = {
  type: 'TravelDocumentRequest',
  name: 'travel_document_request',
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    originator: { kind: 'text' },
    fullName: { kind: 'text', nullable: true },
    bornOn: { kind: 'date', nullable: true },
    passportNumber: { kind: 'text', nullable: true },
    documentNumber: { kind: 'text', nullable: true },
    state: { kind: 'text' },
    sentAt: { kind: 'timestamptz(3)' },
    receivedAt: { kind: 'timestamptz(3)', nullable: true },
    answeredAt: { kind: 'timestamptz(3)', nullable: true },
    declineReason: { kind: 'text', nullable: true },
    departedAt: { kind: 'timestamptz(3)', nullable: true },
    closedAt: { kind: 'timestamptz(3)', nullable: true },
    retainedUntil: { kind: 'timestamptz(3)' },
    erasedAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'travel_document_request_sent_at', on: '("sent_at", "id")' },
    { name: 'travel_document_request_retained', on: '("retained_until") where "erased_at" is null' },
  ],
  changes: [
    {
      by: ['requestTravelDocument'],
      inserts: [
        'id',
        'originator',
        'fullName',
        'bornOn',
        'passportNumber',
        'state',
        'sentAt',
        'retainedUntil',
        'synthetic',
      ],
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['receiveTravelDocumentRequest', 'answerTravelDocumentRequest'],
      updates: ['state', 'receivedAt', 'answeredAt', 'declineReason', 'documentNumber', 'version'],
      rule: { namesOtherParty: 'originator' },
    },
    {
      by: ['recordDeparture', 'closeTravelDocumentRequest'],
      updates: ['state', 'departedAt', 'closedAt', 'retainedUntil', 'version'],
      rule: { namesOwnParty: 'originator' },
    },
  ],
};
