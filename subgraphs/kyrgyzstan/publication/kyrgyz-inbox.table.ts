import { inbox } from '../../kit/relay/inbox.table.ts';
import type { Table } from '../../kit/storage/table.ts';

/** What Japan told: the Ministry publishes from it. */
export const kyrgyzInbox: Table = {
  ...inbox,
  changes: [
    {
      by: ['publishImprovementOrder'],
      reads: ['subjectId', 'subjectType', 'subjectVersion', 'kind', 'receivedAt'],
      rule: 'always',
    },
    {
      by: ['publishSupportOrganizations'],
      reads: ['subjectId', 'subjectType', 'receivedAt', 'payload'],
      rule: 'always',
    },
    { by: ['openInvestigation'], reads: ['subjectId', 'kind', 'payload'], rule: 'always' },
  ],
};
