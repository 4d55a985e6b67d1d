import type { Table } from '../storage/table.ts';

/**
 * What a national act has to tell the other side, written in the act's own transaction. A subject's events go out in the
 * order of its versions. Whoever acts writes here and reads nothing.
 */
export const outbox: Table = {
  type: 'OutboxEvent',
  name: 'outbox',
  visible: { public: 'never' },
  columns: {
    id: { kind: 'uuid' },
    kind: { kind: 'text' },
    article: { kind: 'text' },
    recipient: { kind: 'text' },
    subjectType: { kind: 'text' },
    subjectId: { kind: 'uuid' },
    subjectVersion: { kind: 'integer' },
    payload: { kind: 'jsonb' },
    occurredAt: { kind: 'timestamptz(3)', default: 'now()' },
    dispatchedAt: { kind: 'timestamptz(3)', nullable: true },
  },
  indexes: [
    { name: 'outbox_subject', unique: true, on: '("subject_id", "subject_version", "kind")' },
    {
      name: 'outbox_waiting',
      on: '("occurred_at", "subject_id", "subject_version") where "dispatched_at" is null',
    },
  ],
  changes: [
    {
      by: 'every mutation',
      inserts: [
        'id',
        'kind',
        'article',
        'recipient',
        'subjectType',
        'subjectId',
        'subjectVersion',
        'payload',
        'occurredAt',
      ],
      rule: 'always',
    },
  ],
  relay: {
    reads: [
      'id',
      'kind',
      'article',
      'recipient',
      'subjectType',
      'subjectId',
      'subjectVersion',
      'payload',
      'occurredAt',
      'dispatchedAt',
    ],
    updates: ['dispatchedAt'],
  },
};
