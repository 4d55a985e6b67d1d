import type { Table } from '../storage/table.ts';

const carried = [
  'id',
  'kind',
  'article',
  'subjectType',
  'subjectId',
  'subjectVersion',
  'payload',
  'occurredAt',
] as const;

/**
 * What this side was told by the other, under the other side's own ids: an event that comes again is known. The row and
 * whatever follows from it here are written in one transaction, so that each event is applied once.
 */
export const inbox: Table = {
  type: 'InboxEvent',
  name: 'inbox',
  visible: { public: 'never' },
  columns: {
    id: { kind: 'uuid' },
    kind: { kind: 'text' },
    article: { kind: 'text' },
    subjectType: { kind: 'text' },
    subjectId: { kind: 'uuid' },
    subjectVersion: { kind: 'integer' },
    payload: { kind: 'jsonb' },
    occurredAt: { kind: 'timestamptz(3)' },
    receivedAt: { kind: 'timestamptz(3)', default: 'now()' },
    publishedAt: { kind: 'timestamptz(3)', nullable: true },
    // Since when the other side knows of the publication.
    publicationToldAt: { kind: 'timestamptz(3)', nullable: true },
  },
  indexes: [
    { name: 'inbox_subject', unique: true, on: '("subject_id", "subject_version", "kind")' },
    {
      name: 'inbox_publication_untold',
      on: '("published_at") where "published_at" is not null and "publication_told_at" is null',
    },
  ],
  relay: {
    reads: [...carried, 'receivedAt', 'publishedAt', 'publicationToldAt'],
    inserts: [...carried, 'publishedAt', 'publicationToldAt'],
    updates: ['publicationToldAt'],
  },
};
