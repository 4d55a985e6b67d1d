import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals } from '../../kit/list/filters.ts';
import { pointsTo } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { adoptCriteria } from './adopt-criteria.ts';
import { certificationCriteria } from './certification-criteria.table.ts';

/** How the criteria of certification are read, and adopted. */
export const certificationCriteriaResolvers: Resolvers = {
  Query: {
    certificationCriteria: connection({
      table: certificationCriteria,
      filters: { criteriaVersion: equals('criteriaVersion') },
      orders: { EFFECTIVE_FROM: byProperty('effectiveFrom', 'date') },
      defaultOrder: { field: 'EFFECTIVE_FROM', direction: 'DESCENDING' },
    }),
  },
  CertificationCriteria: { history },
  Mutation: { adoptCertificationCriteria: write(adoptCriteria) },
  CertificationCriteriaAdopted: {
    certificationCriteria: pointsTo(certificationCriteria, 'certificationCriteriaId'),
  },
};
