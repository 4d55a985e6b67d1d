import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { projectFolder } from '../../../../local/project-folder.ts';
import { cooperation } from '../../../../subgraphs/cooperation/cooperation.ts';
import { travelDocumentRequest } from '../../../../subgraphs/cooperation/travel-document-request/travel-document-request.table.ts';
import { beginUpkeep } from '../../../../subgraphs/kit/server/upkeep.ts';
import { eventually } from '../../../local/eventually.ts';
import { travelDocumentRequestRow } from '../../rows/cooperation-rows.ts';
import { migrateDatabase } from '../../served-subgraph.ts';

const nothing = { query: () => Promise.resolve([]) };

describe('the upkeep of a subgraph', () => {
  it('begins at once, goes on after a fault, and ends when it is told to', async () => {
    let rounds = 0;
    const faults: unknown[] = [];
    const going = beginUpkeep(
      {
        everyMs: 5,
        round: () => {
          rounds += 1;
          return rounds === 1 ? Promise.reject(new Error('away')) : Promise.resolve();
        },
      },
      (round) => round(nothing),
      (fault) => faults.push(fault),
    );
    await eventually('it went on', () => rounds > 2);
    expect(faults).toEqual([new Error('away')]);
    await going.stop();
    const before = rounds;
    await pause(30);
    expect(rounds).toBe(before);
  });

  it('is never twice at a time, and its end waits for the round that is under way', async () => {
    let under = 0;
    let most = 0;
    const going = beginUpkeep(
      {
        everyMs: 2,
        round: async () => {
          under += 1;
          most = Math.max(most, under);
          await pause(10);
          under -= 1;
        },
      },
      (round) => round(nothing),
      () => undefined,
    );
    await pause(30);
    await going.stop();
    expect([most, under]).toEqual([1, 0]);
  });

  it('erases by itself what the cooperation may keep no longer of persons', async () => {
    const database = await migrateDatabase(cooperation);
    await database.insert(travelDocumentRequest, [
      travelDocumentRequestRow(1, { retainedUntil: '2026-01-01T00:00:00.000Z' }),
      travelDocumentRequestRow(2, { retainedUntil: '2999-01-01T00:00:00.000Z' }),
    ]);
    const child = spawn(process.execPath, ['subgraphs/cooperation/main.ts'], {
      cwd: projectFolder,
      env: { ...process.env, ...database.environment },
      stdio: 'ignore',
    });
    const kept = async () =>
      (
        await database.superuser.query<{ kept: boolean }>(
          'select full_name is not null as kept from travel_document_request order by retained_until',
        )
      ).rows.map((row) => row.kept);
    await eventually('the first was erased', async () => (await kept())[0] === false, 60_000);
    expect(await kept()).toEqual([false, true]);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await database.drop();
  }, 120_000);
});
