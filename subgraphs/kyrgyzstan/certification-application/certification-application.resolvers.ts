import { byProperty, connection } from '../../kit/list/connection.ts';
import { atLeast, atMost, equals, idIs } from '../../kit/list/filters.ts';
import { pointsTo } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { certification } from '../certification/certification.table.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';
import { applyForCertification } from './apply-for-certification.ts';
import { certificationApplication } from './certification-application.table.ts';
import { decideApplication } from './decide-application.ts';
import { receiveApplication, withdrawApplication } from './move-application.ts';

const done = {
  certificationApplication: pointsTo(certificationApplication, 'certificationApplicationId'),
};

/** How applications for certification are read, and what the Kyrgyz side does with them. */
export const certificationApplicationResolvers: Resolvers = {
  Query: {
    certificationApplications: connection({
      table: certificationApplication,
      filters: {
        state: equals('state'),
        destination: equals('destination'),
        agencyId: idIs('agencyId'),
        appliedFrom: atLeast('appliedOn', 'date'),
        appliedTo: atMost('appliedOn', 'date'),
      },
      orders: { APPLIED_ON: byProperty('appliedOn', 'date') },
      defaultOrder: { field: 'APPLIED_ON', direction: 'DESCENDING' },
    }),
  },
  CertificationApplication: {
    agency: pointsTo(sendingAgency, 'agencyId'),
    certification: pointsTo(certification, 'certificationId'),
    history,
  },
  Mutation: {
    applyForCertification: write(applyForCertification),
    receiveCertificationApplication: write(receiveApplication),
    decideCertificationApplication: write(decideApplication),
    withdrawCertificationApplication: write(withdrawApplication),
  },
  CertificationAppliedFor: done,
  CertificationApplicationReceived: done,
  CertificationApplicationDecided: { ...done, certification: pointsTo(certification, 'certificationId') },
  CertificationApplicationWithdrawn: done,
};
