import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../../../schema/audience.ts';
import type { AudienceId } from '../../../../schema/audience.ts';
import { readMarkings } from '../../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../../schema/read-subgraphs.ts';
import { improvementOrderVersion } from '../../../../subgraphs/japan/improvement-order/improvement-order-version.table.ts';
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

const notified = '2026-03-02T00:00:00.000Z';

/** What one order said: in Japan alone, then to the Kyrgyz side, then to everyone. */
const versions = [
  { notifiedAt: null, publicNoticeDate: null },
  { notifiedAt: notified, publicNoticeDate: null },
  { notifiedAt: notified, publicNoticeDate: '2026-03-10' },
].map((opened, at) => ({
  id: idOf('version', at + 1),
  recordId: idOf('order', 1),
  version: at + 1,
  recordedUntil: `2026-03-0${String(at + 2)}T00:00:00.000Z`,
  ground: 'a slip of the pen',
  ...opened,
  deadline: '2026-06-01',
  groundArticles: ['19-21(1)'],
  reason: `reason ${String(at + 1)}`,
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
  await database.insert(improvementOrderVersion, versions);
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
  it('shows each login what an order said when it could see the order, and nothing of before', async () => {
    const all = versions.map(({ reason }) => ({ reason }));
    for (const id of audienceIds) {
      const seen = id.startsWith('japan') ? all : all.slice(id.startsWith('kyrgyzstan') ? 1 : 2);
      expect(await read(id, 'select "reason" from "improvement_order_version" order by "reason"')).toEqual(
        seen,
      );
    }
  });

  it('tells nobody but the two sides why it was corrected, and when it was notified', async () => {
    for (const id of audienceIds)
      for (const column of ['ground', 'notified_at']) {
        const told = await read(id, `select "${column}" as "told" from "improvement_order_version"`);
        if (id === 'public') expect(told).toBe('42501');
        // A third party reads null in its views wherever no consent in force names what is asked for.
        else if (id.startsWith('third_party')) expect([[{ told: null }], '42703']).toContainEqual(told);
        else
          expect(told).toContainEqual({
            told: column === 'ground' ? 'a slip of the pen' : new Date(notified),
          });
      }
  });

  it('tells nobody but the two sides what has reached the Kyrgyz side', async () => {
    await database.superuser.query(
      'insert into "notice_receipt" values (gen_random_uuid(), $1, now(), now())',
      [idOf('order', 1)],
    );
    for (const id of audienceIds) {
      const told = await read(id, 'select "subject_id" from "notice_receipt"');
      if (/^(?:japan|kyrgyzstan)_/.test(id)) expect(told).toEqual([{ subject_id: idOf('order', 1) }]);
      else expect([[], '42501', '42P01']).toContainEqual(told);
    }
  });
});
