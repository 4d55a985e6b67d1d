import type { Upkeep } from '../kit/server/upkeep.ts';
import { erasePersons } from './travel-document-request/erase-persons.ts';
import { purgeDeliveries } from './webhook/purge-deliveries.ts';

/** Every hour, so that nothing is kept an hour longer than it may be. */
export const upkeep: Upkeep = {
  everyMs: 3_600_000,
  round: async (statements) => {
    await erasePersons(statements);
    await purgeDeliveries(statements);
  },
};
