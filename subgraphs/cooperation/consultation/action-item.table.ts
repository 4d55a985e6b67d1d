import type { Table } from '../../kit/storage/table.ts';

/** What the two sides have agreed in consultations to do. */
export const actionItem: Table = {
  type: 'ActionItem',
  name: 'action_item',
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    consultationId: { kind: 'uuid', serves: ['Consultation.actionItems'] },
    owner: { kind: 'text' },
    wanted: { kind: 'text' },
    dueOn: { kind: 'date' },
    state: { kind: 'text' },
    doneAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [{ name: 'action_item_consultation', on: '("consultation_id", "due_on", "id")' }],
  changes: [
    {
      by: ['addActionItem'],
      inserts: ['id', 'consultationId', 'owner', 'wanted', 'dueOn', 'state', 'synthetic'],
      rule: 'always',
    },
    {
      by: ['completeActionItem'],
      updates: ['state', 'doneAt', 'version'],
      rule: { namesOwnParty: 'owner' },
    },
  ],
};
