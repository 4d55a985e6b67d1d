import type { Audience } from '../../../schema/audience.ts';
import { isThirdParty } from '../../../schema/audience.ts';
import type { Query } from '../storage/query.ts';
import { identifier } from '../storage/sql-name.ts';
import { consent } from './consent.table.ts';
import { inForceHere } from './in-force.ts';

/**
 * Every coordinate that consents in force of this database name for a third party, read under its own login; of everybody
 * else none, and nothing is asked.
 */
export const consentedCoordinates = async (audience: Audience, query: Query): Promise<readonly string[]> => {
  if (!isThirdParty(audience)) return [];
  const rows = await query<{ coordinate: string }>(
    `select distinct unnest("coordinates") as "coordinate" from ${identifier(consent.name)} where ${inForceHere} order by 1`,
    [],
  );
  return rows.map(({ coordinate }) => coordinate);
};
