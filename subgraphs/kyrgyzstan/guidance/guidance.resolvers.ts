import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals } from '../../kit/list/filters.ts';
import { listedIn, pointsTo } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';
import { giveGuidance } from './give-guidance.ts';
import { guidance } from './guidance.table.ts';

/** How guidance and supervision are read, and recorded. */
export const guidanceResolvers: Resolvers = {
  Query: {
    guidance: connection({
      table: guidance,
      filters: { kind: equals('kind') },
      orders: { GIVEN_ON: byProperty('givenOn', 'date') },
      defaultOrder: { field: 'GIVEN_ON', direction: 'DESCENDING' },
    }),
  },
  Guidance: { agencies: listedIn(sendingAgency, 'agencyIds'), history },
  Mutation: { giveGuidance: write(giveGuidance) },
  GuidanceGiven: { guidance: pointsTo(guidance, 'guidanceId') },
};
