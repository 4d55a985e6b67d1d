import { connection } from '../../kit/list/connection.ts';
import { equals, nameHolds, textIs } from '../../kit/list/filters.ts';
import { findOne, pointedToByMany, pointedToByOne, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { certificationForJapan, stateForJapanIs } from '../certification/certification-for-japan.ts';
import { certification } from '../certification/certification.table.ts';
import { sendingAgency } from './sending-agency.table.ts';

/** The region as the index over it has it: an agency without one comes first. */
const region = `coalesce("region", '')`;

/** How sending agencies are read. */
export const sendingAgencyResolvers: Resolvers = {
  Query: {
    sendingAgencies: connection({
      table: sendingAgency,
      filters: {
        name: nameHolds,
        region: textIs(region),
        certificationState: stateForJapanIs,
        inn: equals('inn'),
      },
      orders: {
        NAME: { sql: '"name" collate "ky-x-icu"', kind: 'text' },
        REGION: { sql: region, kind: 'text' },
      },
      defaultOrder: { field: 'NAME', direction: 'ASCENDING' },
    }),
    sendingAgency: findOne(sendingAgency, 'id'),
  },
  SendingAgency: {
    __resolveReference: reference(sendingAgency),
    certification: pointedToByOne(certification, 'agencyId', certificationForJapan),
    certifications: pointedToByMany(certification, 'agencyId', '"valid_from" desc, "number"'),
    history,
  },
};
