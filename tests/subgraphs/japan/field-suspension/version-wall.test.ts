import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../../../schema/audience.ts';
import type { AudienceId } from '../../../../schema/audience.ts';
import { readMarkings } from '../../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../../schema/read-subgraphs.ts';
import { fieldSuspensionVersion } from '../../../../subgraphs/japan/field-suspension/field-suspension-version.table.ts';
import { japan } from '../../../../subgraphs/japan/japan.ts';
import { errorCode } from '../../../../subgraphs/kit/error-code.ts';
import { openDatabases } from '../../../../subgraphs/kit/storage/databases.ts';
import type { Databases } from '../../../../subgraphs/kit/storage/databases.ts';
import { testLoginSecret } from '../../../cluster/test-database.ts';
import { idOf } from '../../rows/id-of.ts';
import { migrateDatabase } from '../../served-subgraph.ts';
import type { MigratedDatabase } from '../../served-subgraph.ts';

let database: MigratedDatabase;
let databases: Databases;

/** What one stop said: in Japan alone, then to everyone. */
const versions = [null, '2026-03-02T00:00:00.000Z'].map((announcedAt, at) => ({
  id: idOf('version', at + 1),
  recordId: idOf('suspension', 1),
  version: at + 1,
  recordedUntil: `2026-03-0${String(at + 2)}T00:00:00.000Z`,
  ground: 'a slip of the pen',
  announcedAt,
  inForceFrom: '2026-06-01',
  holders: at + 1,
  cap: 100,
}));

beforeAll(async () => {
  database = await migrateDatabase(japan);
  databases = openDatabases({
    subgraph: japan.name,
    tables: japan.tables,
    markings: readMarkings(readSubgraphDocument(japan.name)),
    databaseUrl: database.databaseUrl,
    loginSecret: testLoginSecret,
  });
  await database.insert(fieldSuspensionVersion, versions);
}, 120_000);
afterAll(async () => {
  await databases.close();
  await database.drop();
});

const read = async (audience: AudienceId, sql: string): Promise<unknown> => {
  try {
    const login = await databases.forAudience(audience);
    return await login.query(sql, []);
  } catch (error) {
    return errorCode(error);
  }
};

describe('the database', () => {
  it('shows a stop’s versions of before its announcement to Japan’s logins alone', async () => {
    for (const id of audienceIds)
      expect(await read(id, 'select "holders" from "field_suspension_version" order by "holders"')).toEqual(
        id.startsWith('japan') ? [{ holders: 1 }, { holders: 2 }] : [{ holders: 2 }],
      );
  });

  it('tells nobody but the two sides why it was corrected', async () => {
    for (const id of audienceIds) {
      const told = await read(id, 'select "ground" as "told" from "field_suspension_version"');
      if (id === 'public') expect(told).toBe('42501');
      else if (id.startsWith('third_party')) expect([[{ told: null }], '42703']).toContainEqual(told);
      else expect(told).toContainEqual({ told: 'a slip of the pen' });
    }
  });
});
