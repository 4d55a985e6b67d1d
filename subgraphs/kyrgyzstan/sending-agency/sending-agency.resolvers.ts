import { connection } from '../../kit/list/connection.ts';
import { equals, nameHolds } from '../../kit/list/filters.ts';
import { findOne, pointedToByMany, pointedToByOne, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { inState } from '../certification/certification-state.ts';
import { certification } from '../certification/certification.table.ts';
import { sendingAgency } from './sending-agency.table.ts';

/** How sending agencies are read. */
export const sendingAgencyResolvers: Resolvers = {
  Query: {
    sendingAgencies: connection({
      table: sendingAgency,
      filters: {
        name: nameHolds,
        region: (value, add) => `coalesce("region", '') = ${add(value)}::text`,
        certificationState: (value) =>
          `"id" in (select "agency_id" from "certification" where "destination" = 'JP' and ${inState(value)})`,
        inn: equals('inn'),
      },
      orders: {
        NAME: { sql: '"name" collate "ky-x-icu"', kind: 'text' },
        REGION: { sql: `coalesce("region", '')`, kind: 'text' },
      },
      defaultOrder: { field: 'NAME', direction: 'ASCENDING' },
    }),
    sendingAgency: findOne(sendingAgency, 'id'),
  },
  SendingAgency: {
    __resolveReference: reference(sendingAgency),
    certification: pointedToByOne(certification, 'agencyId', {
      where: `"destination" = 'JP'`,
      orderBy: '"valid_from" desc, "number"',
    }),
    certifications: pointedToByMany(certification, 'agencyId', '"valid_from" desc, "number"'),
  },
};
