import { pointsTo } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { changeAgency } from './change-agency.ts';
import { closeAgency } from './close-agency.ts';
import { enterAgency } from './enter-agency.ts';
import { sendingAgency } from './sending-agency.table.ts';

const done = { sendingAgency: pointsTo(sendingAgency, 'sendingAgencyId') };

/** How the Kyrgyz side keeps its register of sending agencies. */
export const sendingAgencyActs: Resolvers = {
  Mutation: {
    enterSendingAgency: write(enterAgency),
    changeSendingAgency: write(changeAgency),
    closeSendingAgency: write(closeAgency),
  },
  SendingAgencyEntered: done,
  SendingAgencyChanged: done,
  SendingAgencyClosed: done,
};
