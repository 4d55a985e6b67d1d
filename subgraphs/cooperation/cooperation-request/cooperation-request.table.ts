import type { Table } from '../../kit/storage/table.ts';

/** Japan's requests for cooperation in examinations (Memorandum, section 5), with what the Kyrgyz side answered. */
export const cooperationRequest: Table = {
  type: 'CooperationRequest',
  name: 'cooperation_request',
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    originator: { kind: 'text' },
    examinationId: { kind: 'uuid', nullable: true, serves: ['CooperationRequest.examination'] },
    wanted: { kind: 'text' },
    state: { kind: 'text' },
    sentAt: { kind: 'timestamptz(3)' },
    answeredAt: { kind: 'timestamptz(3)', nullable: true },
    declineReason: { kind: 'text', nullable: true },
    doneAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [{ name: 'cooperation_request_sent_at', on: '("sent_at", "id")' }],
  changes: [
    {
      by: ['requestCooperation'],
      inserts: ['id', 'originator', 'examinationId', 'wanted', 'state', 'sentAt', 'synthetic'],
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['acceptCooperationRequest', 'declineCooperationRequest'],
      updates: ['state', 'answeredAt', 'declineReason', 'version'],
      rule: { namesOtherParty: 'originator' },
    },
    {
      by: ['completeCooperationRequest'],
      updates: ['state', 'doneAt', 'version'],
      rule: { namesOwnParty: 'originator' },
    },
  ],
};
