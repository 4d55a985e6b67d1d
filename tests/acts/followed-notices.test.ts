import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-sse';
import type { Client } from 'graphql-sse';
import type { AudienceId } from '../../schema/audience.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

let ministries: Ministries;
let relay: Relay;
let n = 0;
const clients: Client[] = [];

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
  await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(1)]);
  await ministries.kyrgyzstan.insert(certification, [certificationRow(1)]);
}, 120_000);
afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

interface Heard {
  readonly kind: string;
  readonly recipient: string;
  readonly addressedTo: readonly string[];
  readonly subject: { readonly id?: string; readonly number?: string };
}

/** Follows the notices to an audience's side; what it hears is gathered in its order. */
const follow = async (as: AudienceId, agency?: string): Promise<readonly Heard[]> => {
  const client = createClient({
    url: `${ministries.url}/graphql/stream`,
    fetchFn: (_url: string, init: RequestInit) => ministries.send(as, '/graphql/stream', init),
    retryAttempts: 0,
  });
  clients.push(client);
  const heard: Heard[] = [];
  const events = client.iterate<{ noticeReceived: Heard }>({
    query: `subscription($agency: Agency) { noticeReceived(addressedTo: $agency) { kind recipient addressedTo
      subject { ... on MisconductReport { id } ... on Certification { number } } } }`,
    variables: { agency },
  });
  void (async () => {
    for await (const { data } of events) if (data) heard.push(data.noticeReceived);
  })();
  // From when on it hears is not told: so the other side reports until it has heard of one.
  const other = as.startsWith('japan') ? 'kyrgyzstan_ministry' : 'japan_isa';
  while (heard.length === 0) await report(other, 'HUMAN_RIGHTS');
  heard.length = 0;
  return heard;
};

const report = (as: AudienceId, category = 'FEES_WITHOUT_BASIS') =>
  ministries
    .ask(
      as,
      'mutation($input: ReportMisconductInput!) { reportMisconduct(input: $input) { ... on MisconductReported { misconductReport { id } } } }',
      {
        input: {
          clientMutationKey: `report ${String((n += 1))}`,
          category,
          subjectKind: 'SENDING_AGENCY',
          subjectId: idOf('agency', 1),
          subjectName: 'Пример Жол',
          summary: 'a fee was collected without its basis being shown',
          occurredOn: '2026-02-01',
          knownAt: '2026-02-03T00:00:00.000Z',
        },
      },
    )
    .then(({ data }) => data.reportMisconduct.misconductReport.id as string);

const until = async (heard: readonly Heard[], isThere: (one: Heard) => boolean): Promise<void> => {
  while (!heard.some(isThere)) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('whoever follows the notices to its side', () => {
  it('hears of each that the other side sends, and of none of its own', async () => {
    const inJapan = await follow('japan_isa');
    const inBishkek = await follow('kyrgyzstan_ministry');
    const toBishkek = await report('japan_isa');
    const toJapan = await report('kyrgyzstan_ministry');
    await until(inBishkek, ({ subject }) => subject.id === toBishkek);
    await until(inJapan, ({ subject }) => subject.id === toJapan);
    expect(new Set(inJapan.map(({ recipient }) => recipient))).toEqual(new Set(['JAPAN']));
    expect(new Set(inBishkek.map(({ recipient }) => recipient))).toEqual(new Set(['KYRGYZSTAN']));
  });

  it('hears of what an act in the other country owes, once it has been carried over', async () => {
    const inJapan = await follow('japan_isa');
    await ministries.act('kyrgyzstan_ministry', 'suspendCertification', {
      clientMutationKey: 'suspension',
      certificationId: idOf('certification', 1),
      version: 1,
      date: '2026-01-12',
      ground: 'false information',
    });
    await relay.toJapan();
    await until(inJapan, ({ kind }) => kind === 'CERTIFICATION_SUSPENDED');
    expect(inJapan.find(({ kind }) => kind === 'CERTIFICATION_SUSPENDED')).toMatchObject({
      addressedTo: ['JAPAN_ISA', 'JAPAN_MOFA', 'JAPAN_MHLW'],
      subject: { number: 'SYN-0001' },
    });
  });

  it('hears, for one agency of its side, of what is addressed to that agency alone', async () => {
    const police = await follow('japan_npa', 'JAPAN_NPA');
    const whole = await follow('japan_npa');
    const fees = await report('kyrgyzstan_ministry');
    const violence = await report('kyrgyzstan_ministry', 'HUMAN_RIGHTS');
    await until(whole, ({ subject }) => subject.id === violence);
    await until(police, ({ subject }) => subject.id === violence);
    expect(whole.map(({ subject }) => subject.id)).toContain(fees);
    expect(police.map(({ subject }) => subject.id)).not.toContain(fees);
    expect(new Set(police.flatMap(({ addressedTo }) => addressedTo))).toEqual(
      new Set(['JAPAN_ISA', 'JAPAN_MHLW', 'JAPAN_NPA']),
    );
  });

  it.each(['public', 'third_party_otit'] as const)(
    'is one of the two sides: for %s there is no such thing to follow',
    async (as) => {
      const ask = async (field: string): Promise<string> => {
        const response = await ministries.send(as, '/graphql/stream', {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
          body: JSON.stringify({ query: `subscription { ${field} { kind } }` }),
        });
        return `${String(response.status)} ${(await response.text()).replaceAll(field, '…')}`;
      };
      const told = await ask('noticeReceived');
      expect(told).toContain('Cannot query field');
      expect(told).toBe(await ask('noticeReceivex'));
    },
  );
});
