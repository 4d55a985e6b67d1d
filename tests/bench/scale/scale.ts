import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startServer } from '../../../local/postgres/server.ts';
import { makeDevelopmentKeys } from '../../../local/start/development-keys.ts';
import { progressBar } from '../../../subgraphs/kit/import/progress-bar.ts';
import { openTokenIssuer, tokenAudience } from '../../gateway/world/token-issuer.ts';
import type { Engine } from '../engines/engine.ts';
import { measureRounds } from '../measure/rounds.ts';
import { firstAnswer } from '../measure/startup.ts';
import { progress, say } from '../say.ts';
import { composeWorld } from '../world/compose-world.ts';
import { makeDataSet } from './data-set.ts';
import type { DataSet } from './data-set.ts';
import { databaseTime } from './database-time.ts';
import { openSize } from './open-size.ts';
import { prepareQuestions } from './prepare-questions.ts';
import { ratioTable } from './ratio-table.ts';
import { cutOut, middleOf } from './stretches.ts';

const small = 10_000;
const settings = { rounds: 11, requests: 20, warmRequests: 30, atOnce: 1 };

/**
 * What a page, a filtered page and a search by name cost with a great many rows, beside what they cost with 10,000: prints a
 * table of ratios.
 *
 * @param large how many rows the large tables have
 */
export const studyScale = async (large: number): Promise<void> => {
  const bar = progressBar(process.stderr);
  const folder = await mkdtemp(join(tmpdir(), 'kopuro-scale-'));
  // The database's account passes through it.
  await chmod(folder, 0o711);
  const issuer = await openTokenIssuer();
  const server = await startServer({ dataFolder: join(folder, 'postgres'), durable: false });
  const watching = new Client({ connectionString: server.url('postgres') });
  const sizes: Engine[] = [];
  try {
    await watching.connect();
    const keys = await makeDevelopmentKeys(join(folder, 'keys'));
    const loginSecret = Buffer.from((await readFile(keys.loginSecret, 'utf8')).trim(), 'hex');
    const shared = cutOut(small, large);
    const make = (rows: number, stretches: typeof shared): Promise<DataSet> =>
      makeDataSet({ server, loginSecret, rows, stretches, shared, progress: bar.show });
    const dataSets = [await make(small, shared), await make(large, [{ from: 0, to: large }])];

    bar.end();

    const supergraphFile = join(folder, 'supergraph.graphql');
    await writeFile(supergraphFile, composeWorld('real', {}));
    for (const dataSet of dataSets)
      sizes.push(
        await openSize(dataSet, {
          keys,
          supergraphFile,
          acceptedFile: join(folder, 'accepted'),
          token: { issuer: issuer.url, audience: tokenAudience },
          databaseTime: () => databaseTime(watching, dataSet.names),
        }),
      );
    for (const size of sizes) await firstAnswer(size, { body: '{"query":"{ __typename }"}', headers: {} });
    const [first] = sizes;
    if (first === undefined) throw new Error('no size is served');
    const workloads = await prepareQuestions(first, middleOf(large), (as) => issuer.token(as));
    const measured = await measureRounds(sizes, workloads, settings, progress);
    say(ratioTable(measured, settings.requests));
  } finally {
    await Promise.all(sizes.map((size) => size.stop()));
    await watching.end();
    await server.stop();
    await issuer.close();
    await rm(folder, { recursive: true, force: true });
  }
};
