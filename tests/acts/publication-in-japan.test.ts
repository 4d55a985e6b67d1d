import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { receiveInJapan } from '../../subgraphs/japan/receive-in-japan.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

const ministry = 'kyrgyzstan_ministry';

let ministries: Ministries;
let relay: Relay;
let n = 0;
let keys = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

type Given = Readonly<Record<string, unknown>>;

const act = async (mutation: string, input: Given): Promise<void> => {
  const clientMutationKey = `${mutation} ${String((keys += 1))}`;
  const { __typename, message } = await ministries.act(ministry, mutation, { clientMutationKey, ...input });
  if (message !== undefined) throw new Error(`${mutation}: ${String(__typename)}: ${String(message)}`);
};

const renamed = (name: string, version = 1) =>
  act('changeSendingAgency', { sendingAgencyId: idOf('agency', n), version, name });
const suspended = (version = 1) =>
  act('suspendCertification', {
    certificationId: idOf('certification', n),
    version,
    date: '2026-01-12',
    ground: 'false information',
  });

const published = async (fields: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(
    'public',
    `{ sendingAgency(id: "${idOf('agency', n)}") { publicationInJapan { ${fields} } } }`,
  );
  expect(errors).toEqual([]);
  return data.sendingAgency.publicationInJapan;
};

/** Carries what waits for Japan but for the events of some subjects, which a fault keeps back. */
const carriedBut = (...keptBack: readonly string[]) =>
  relay.toJapan({
    onReceipt: (event, query) =>
      keptBack.includes(event.subjectId)
        ? Promise.reject(new Error('a fault'))
        : receiveInJapan(event, query),
  });

/** A new agency with a certification for Japan, of which Japan was told nothing yet. */
beforeEach(async () => {
  n += 1;
  await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(n)]);
  await ministries.kyrgyzstan.insert(certification, [certificationRow(n)]);
});

describe('the name of an agency in Japan’s publication', () => {
  it('is the one now in use, though an event under its earlier name arrives after the change', async () => {
    await suspended();
    await renamed('Жаңы ат');
    expect((await carriedBut(idOf('certification', n))).faults).toHaveLength(1);
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
    expect(await published('name status')).toEqual({ name: 'Жаңы ат', status: 'SUSPENDED' });
  });

  it('stays the one now in use where it was published before', async () => {
    await suspended();
    await relay.toJapan();
    await act('resumeCertification', {
      certificationId: idOf('certification', n),
      version: 2,
      date: '2026-01-22',
      ground: 'remedied',
    });
    await renamed('Жаңы ат');
    await act('correctCertification', {
      certificationId: idOf('certification', n),
      version: 3,
      ground: 'a slip of the pen',
      number: `${String(n)}-A`,
    });
    await renamed('Эң жаңы ат', 2);
    expect((await carriedBut(idOf('certification', n))).faults).toHaveLength(1);
    expect(await relay.toJapan()).toEqual({ carried: 2, faults: [] });
    expect(await published('name status certificationNumber')).toEqual({
      name: 'Эң жаңы ат',
      status: 'CERTIFIED',
      certificationNumber: `${String(n)}-A`,
    });
  });

  it('changes with an event of its certification where that is the newer one', async () => {
    await suspended();
    await relay.toJapan();
    await renamed('Жаңы ат');
    await act('revokeCertification', {
      certificationId: idOf('certification', n),
      version: 2,
      date: '2026-01-22',
      ground: 'no longer meets the criteria',
    });
    expect((await carriedBut(idOf('agency', n))).faults).toHaveLength(1);
    expect(await published('name status')).toEqual({ name: 'Жаңы ат', status: 'REVOKED' });
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
    expect(await published('name status')).toEqual({ name: 'Жаңы ат', status: 'REVOKED' });
  });
});
