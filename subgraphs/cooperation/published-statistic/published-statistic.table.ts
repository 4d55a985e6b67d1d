import type { Table } from '../../kit/storage/table.ts';

/** Published tables as they were published. What is withheld is not in them: a withheld figure is null. */
export const publishedStatistic: Table = {
  type: 'PublishedStatistic',
  name: 'published_statistic',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    table: { kind: 'text' },
    periodFrom: { kind: 'date' },
    periodTo: { kind: 'date' },
    total: { kind: 'integer', nullable: true },
    cells: { kind: 'jsonb', holds: ['PublishedCell'] },
    publishedAt: { kind: 'timestamptz(3)' },
    synthetic: { kind: 'boolean' },
  },
  indexes: [
    // A table of a period is published once.
    { name: 'published_statistic_once', unique: true, on: '("table", "period_from")' },
    { name: 'published_statistic_period_from', on: '("period_from", "id")' },
  ],
};
