import { inbox } from '../../kit/relay/inbox.table.ts';
import type { Table } from '../../kit/storage/table.ts';

/** What Japan told: the Ministry publishes from it, and marks what it has published. */
export const kyrgyzInbox: Table = {
  ...inbox,
  changes: [
    {
      by: ['publishImprovementOrder'],
      reads: ['subjectId', 'subjectType', 'subjectVersion', 'kind', 'receivedAt', 'publishedAt', 'payload'],
      updates: ['publishedAt'],
      rule: 'always',
    },
    {
      by: ['publishSupportOrganizations'],
      reads: ['subjectId', 'subjectType', 'receivedAt', 'publishedAt', 'payload'],
      updates: ['publishedAt'],
      rule: 'always',
    },
    { by: ['openInvestigation'], reads: ['subjectId', 'kind', 'payload'], rule: 'always' },
  ],
};
