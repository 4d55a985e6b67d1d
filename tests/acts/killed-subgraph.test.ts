import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectFolder } from '../../local/project-folder.ts';
import { cooperation } from '../../subgraphs/cooperation/cooperation.ts';
import { clearanceHeader } from '../../subgraphs/kit/clearance/verify-clearance.ts';
import { keyFor, signClearance } from '../subgraphs/gateway-keys.ts';
import { migrateDatabase } from '../subgraphs/served-subgraph.ts';
import type { Data, MigratedDatabase } from '../subgraphs/served-subgraph.ts';

let database: MigratedDatabase;

beforeAll(async () => {
  database = await migrateDatabase(cooperation);
}, 60_000);
afterAll(() => database.drop());

const start = async (): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
  const child = spawn(process.execPath, ['subgraphs/cooperation/main.ts'], {
    cwd: projectFolder,
    env: { ...process.env, ...database.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const [, port = ''] = /on port (\d+)/.exec(line.toString()) ?? [];
  return { child, url: `http://127.0.0.1:${port}/graphql` };
};

/** Sends a report; gives its id once it is acknowledged, and nothing where the process is gone. */
const report = async (url: string, key: string): Promise<string | undefined> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [clearanceHeader]: await signClearance(
          keyFor(database.keys, 'japan_isa'),
          'cooperation',
          'japan_isa',
        ),
      },
      body: JSON.stringify({
        query: `mutation Act($input: ReportMisconductInput!) { reportMisconduct(input: $input) {
          ... on MisconductReported { misconductReport { id } } } }`,
        variables: {
          input: {
            clientMutationKey: key,
            category: 'OTHER',
            subjectKind: 'UNREGISTERED',
            subjectName: 'Пример',
            summary: key,
            knownAt: '2026-01-01T00:00:00Z',
          },
        },
      }),
    });
    const { data } = (await response.json()) as { data: Data };
    return data.reportMisconduct.misconductReport.id as string;
  } catch {
    return undefined;
  }
};

describe('a subgraph that is killed', () => {
  it('loses nothing that it acknowledged, and does nothing twice when the acts are repeated', async () => {
    for (const round of [1, 2]) {
      const keys = Array.from({ length: 24 }, (_, at) => `round ${String(round)} act ${String(at)}`);
      const { child, url } = await start();
      const acknowledged = new Map<string, string>();
      const gone = once(child, 'exit');
      await Promise.all(
        keys.map(async (key) => {
          const id = await report(url, key);
          if (id === undefined) return;
          acknowledged.set(key, id);
          // In the midst of the others.
          if (acknowledged.size === round * 4) child.kill('SIGKILL');
        }),
      );
      expect(await gone).toEqual([null, 'SIGKILL']);
      expect(acknowledged.size).toBeGreaterThanOrEqual(round * 4);
      const stored = async () =>
        (
          await database.superuser.query<{ id: string; summary: string }>(
            'select "id", "summary" from "misconduct_report" where "summary" = any($1)',
            [keys],
          )
        ).rows;
      const ids = new Set((await stored()).map(({ id }) => id));
      expect([...acknowledged.values()].filter((id) => !ids.has(id))).toEqual([]);

      const again = await start();
      const repeated = new Map<string, string | undefined>();
      for (const key of keys) repeated.set(key, await report(again.url, key));
      again.child.kill('SIGTERM');
      await once(again.child, 'exit');
      for (const [key, id] of acknowledged) expect(repeated.get(key)).toBe(id);
      const all = await stored();
      expect(all.map(({ summary }) => summary).sort()).toEqual([...keys].sort());
      expect(new Set(all.map(({ id }) => id))).toEqual(new Set(repeated.values()));
    }
  }, 240_000);
});
