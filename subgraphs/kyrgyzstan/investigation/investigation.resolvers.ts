import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals } from '../../kit/list/filters.ts';
import { keptElsewhere, pointedToByMany, pointedToByOne, pointsTo } from '../../kit/list/find.ts';
import { onceProvided } from '../../kit/list/once-provided.ts';
import { whileInForce } from '../../kit/memorandum-end/while-in-force.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { guidance } from '../guidance/guidance.table.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';
import { concludeInvestigation } from './conclude-investigation.ts';
import { investigation } from './investigation.table.ts';
import { openInvestigation } from './open-investigation.ts';

/** What was found is owed to Japan, and told to it by the act that provides it (Memorandum, section 7(3)). */
const provided = { providedAt: 'resultProvidedAt', to: 'JAPAN' } as const;

const done = { investigation: pointsTo(investigation, 'investigationId') };

/** How the Kyrgyz side's investigations are read, opened and concluded. */
export const investigationResolvers: Resolvers = {
  Query: {
    investigations: connection({
      table: investigation,
      filters: { state: equals('state') },
      orders: { OPENED_ON: byProperty('openedOn', 'date') },
      defaultOrder: { field: 'OPENED_ON', direction: 'DESCENDING' },
    }),
  },
  MisconductReport: {
    __resolveReference: keptElsewhere,
    investigation: pointedToByOne(investigation, 'reportId'),
  },
  NonconformityNotification: {
    __resolveReference: keptElsewhere,
    investigation: pointedToByOne(investigation, 'notificationId'),
  },
  Investigation: {
    agency: pointsTo(sendingAgency, 'agencyId'),
    guidance: pointedToByMany(guidance, 'investigationId', '"given_on", "id"'),
    history,
    result: onceProvided({ coordinate: 'Investigation.result', ...provided }),
    summary: onceProvided({ coordinate: 'Investigation.summary', ...provided }),
  },
  Mutation: {
    openInvestigation: write(whileInForce(openInvestigation)),
    concludeInvestigation: write(whileInForce(concludeInvestigation)),
  },
  InvestigationOpened: done,
  InvestigationConcluded: done,
};
