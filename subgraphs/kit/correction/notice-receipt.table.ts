import type { Table } from '../storage/table.ts';

/**
 * When what this side told of its records reached the other side, as its relay brought it back: by these instants one knows
 * what the other side knew on a day. Only what was told has a row.
 * @param versions the types of the versions of those records
 */
export const noticeReceipt = (versions: readonly [string, ...string[]]): Table => {
  const serves = versions.map((type) => `${type}.receivedAt`);
  return {
    type: versions[0],
    name: 'notice_receipt',
    visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
    columns: {
      id: { kind: 'uuid', serves },
      subjectId: { kind: 'uuid', serves },
      occurredAt: { kind: 'timestamptz(3)', serves },
      receivedAt: { kind: 'timestamptz(3)', serves },
    },
    indexes: [{ name: 'notice_receipt_subject', on: '("subject_id", "occurred_at")' }],
    relay: {
      reads: ['id', 'subjectId', 'occurredAt', 'receivedAt'],
      inserts: ['id', 'subjectId', 'occurredAt', 'receivedAt'],
    },
  };
};
