import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { relayEnvironment, startProgram } from './start-program.ts';
import type { StartedProgram } from './start-program.ts';

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

const start = async (): Promise<StartedProgram> => {
  const relay = await startProgram('subgraphs/japan/relay.ts', relayEnvironment(ministries));
  expect(relay.line).toBe('ready: relay to japan\n');
  return relay;
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
  it('carries what waits and what comes, ends when it is told to, and carries nothing then', async () => {
    await revoke(1);
    const relay = await start();
    await untilPublished(1);
    await revoke(2);
    await untilPublished(2);
    expect(await relay.end('SIGTERM')).toEqual([0, null]);
    await revoke(3);
    expect(await publishedOf(3)).toBeNull();
    const { rows } = await ministries.japan.superuser.query('select count(*)::int as n from "inbox"');
    expect(rows).toEqual([{ n: 2 }]);
  });
});
