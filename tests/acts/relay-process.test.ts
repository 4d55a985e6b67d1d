import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectFolder } from '../../local/project-folder.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

let ministries: Ministries;

beforeAll(async () => {
  ministries = await openMinistries();
  await ministries.kyrgyzstan.insert(
    sendingAgency,
    [1, 2, 3].map((n) => agencyRow(n)),
  );
  await ministries.kyrgyzstan.insert(
    certification,
    [1, 2, 3].map((n) => certificationRow(n)),
  );
}, 120_000);
afterAll(() => ministries.close());

const start = async (): Promise<ChildProcess> => {
  const { japan, kyrgyzstan, cooperation } = ministries;
  const child = spawn(process.execPath, ['subgraphs/japan/relay.ts'], {
    cwd: projectFolder,
    env: {
      ...process.env,
      ...japan.environment,
      ...kyrgyzstan.environment,
      ...cooperation.environment,
      // It has the power of its own login, and no other's.
      LOGIN_SECRET_FILE: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString()).toBe('ready: relay to japan\n');
  return child;
};

const revoke = (n: number) =>
  ministries.act('kyrgyzstan_ministry', 'revokeCertification', {
    clientMutationKey: `revoke ${String(n)}`,
    certificationId: idOf('certification', n),
    version: 1,
    date: '2026-01-12',
    ground: 'false information',
  });

const publishedOf = async (n: number): Promise<unknown> =>
  (
    await ministries.ask(
      'public',
      `{ sendingAgency(id: "${idOf('agency', n)}") { publicationInJapan { status } } }`,
    )
  ).data.sendingAgency.publicationInJapan as unknown;

/** Waits until what an act owes is published in Japan. */
const untilPublished = async (n: number): Promise<void> => {
  while ((await publishedOf(n)) === null) await pause(50);
  expect(await publishedOf(n)).toEqual({ status: 'REVOKED' });
};

describe('the process of the relay', () => {
  it('carries what waits, goes on after it was killed, and ends when it is told to', async () => {
    await revoke(1);
    const first = await start();
    await untilPublished(1);
    first.kill('SIGKILL');
    await once(first, 'exit');
    await revoke(2);
    expect(await publishedOf(2)).toBeNull();
    const second = await start();
    await untilPublished(2);
    await revoke(3);
    await untilPublished(3);
    second.kill('SIGTERM');
    expect(await once(second, 'exit')).toEqual([0, null]);
    const { rows } = await ministries.japan.superuser.query('select count(*)::int as n from "inbox"');
    expect(rows).toEqual([{ n: 3 }]);
  }, 120_000);
});
