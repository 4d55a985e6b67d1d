import { describe, expect, it } from '@jest/globals';

import { audienceIds } from '../../../../schema/audience.ts';
import { readMarkings } from '../../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../../schema/read-subgraphs.ts';
import { cooperation } from '../../../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../../../subgraphs/japan/japan.ts';
import { migrate } from '../../../../subgraphs/kit/migrate/migrate.ts';
import { openDatabases } from '../../../../subgraphs/kit/storage/databases.ts';
import { kyrgyzstan } from '../../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { schemaDifferences } from '../../../cluster/schema-differences.ts';
import { createTestDatabase, testLoginSecret } from '../../../cluster/test-database.ts';

describe('the database of each subgraph', () => {
  it.each([japan, kyrgyzstan, cooperation])(
    'of $name is, once migrated, what its tables and markings say',
    async ({ name, tables, migrations }) => {
      const database = await createTestDatabase(name);
      const markings = readMarkings(readSubgraphDocument(name));
      const access = {
        subgraph: name,
        databaseUrl: database.url,
        loginSecret: testLoginSecret,
        tables,
        markings,
      };
      await migrate({ ...access, migrations });
      expect(await schemaDifferences(database.url, tables)).toEqual([]);
      // Every audience’s login opens, with entity schemas that TypeORM accepts.
      const databases = openDatabases(access);
      for (const audience of audienceIds) {
        const reader = await databases.forAudience(audience);
        for (const { name: entity } of reader.entityMetadatas)
          await expect(reader.getRepository(entity).find({ take: 1 })).resolves.toBeInstanceOf(Array);
      }
      await databases.close();
      await database.drop();
    },
    60_000,
  );
});
