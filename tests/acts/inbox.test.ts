import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-sse';
import type { Client } from 'graphql-sse';
import type { AudienceId } from '../../schema/audience.ts';
import { nextArrival } from '../../subgraphs/kit/relay/next-arrival.ts';
import { notice } from '../../subgraphs/cooperation/notice/notice.table.ts';
import { insertRows } from '../../subgraphs/kit/storage/upsert.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { noticeRow } from '../subgraphs/rows/cooperation-rows.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

let ministries: Ministries;
let relay: Relay;
let key = 0;
const clients: Client[] = [];

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
  await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(1)]);
  await ministries.kyrgyzstan.insert(certification, [certificationRow(1)]);
}, 120_000);
beforeEach(() => ministries.cooperation.superuser.query('delete from "notice"'));
afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Data }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

/** A page of Japan's inbox, and the cursor after which the next one stands. */
const page = async (given: string): Promise<Page> => {
  const { data, errors } = await ministries.ask(
    'japan_isa',
    `{ notices(${given}) { edges { cursor node { id kind article version acknowledgedAt receivedAt } } pageInfo { hasNextPage } } }`,
  );
  expect(errors).toEqual([]);
  return data.notices as Page;
};
const idsOf = ({ edges }: Page): readonly string[] => edges.map(({ node }) => String(node.id));

const acknowledge = (as: 'japan_isa' | 'kyrgyzstan_ministry', n: number, version = 1) =>
  ministries.act(as, 'acknowledgeNotice', {
    clientMutationKey: `acknowledge ${String((key += 1))}`,
    noticeId: idOf('notice', n),
    version,
  });

const received = (n: number, given: object = {}) =>
  noticeRow(n, { receivedAt: '2026-02-01T00:00:00.000Z', ...given });

describe('the inbox of an app', () => {
  it('has what waits for acknowledgement first, and loses nothing that a colleague acknowledges meanwhile', async () => {
    const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
      received(n, {
        sentAt: `2026-01-0${String(n)}T00:00:00.000Z`,
        acknowledgedAt: n % 4 === 0 ? '2026-02-02T00:00:00.000Z' : null,
      }),
    );
    await ministries.cooperation.insert(notice, rows);
    const numbers = (ids: readonly string[]) =>
      ids.map((id) => rows.findIndex((row) => row['id'] === id) + 1);
    const order = 'orderBy: { field: UNACKNOWLEDGED }';
    const whole = await page(`first: 100, ${order}`);
    expect(numbers(idsOf(whole))).toEqual([7, 6, 5, 3, 2, 1, 8, 4]);
    expect(numbers(idsOf(await page('orderBy: { field: UNACKNOWLEDGED, direction: ASCENDING }')))).toEqual([
      4, 8, 1, 2, 3, 5, 6, 7,
    ]);
    const first = await page(`first: 3, ${order}`);
    // One that was shown and one that was not: each still comes, where it stands then.
    await acknowledge('japan_isa', 6);
    await acknowledge('japan_isa', 2);
    const second = await page(`first: 3, ${order}, after: "${String(first.edges.at(-1)?.cursor)}"`);
    const third = await page(`first: 3, ${order}, after: "${String(second.edges.at(-1)?.cursor)}"`);
    expect([first, second, third].map((one) => numbers(idsOf(one)))).toEqual([
      [7, 6, 5],
      [3, 1, 8],
      [6, 4, 2],
    ]);
    expect(third.pageInfo.hasNextPage).toBe(false);
  });

  it('is asked by kind, by article, and by whether a notice is acknowledged', async () => {
    await ministries.cooperation.insert(notice, [
      received(1),
      received(2, { kind: 'INQUIRY_MADE', article: '7(6)' }),
      received(3, { kind: 'INQUIRY_MADE', article: '7(6)', acknowledgedAt: '2026-02-02T00:00:00.000Z' }),
      received(4, { recipient: 'KYRGYZSTAN', sender: 'JAPAN', kind: 'INQUIRY_MADE', article: '6(4)' }),
    ]);
    const filtered = async (filter: string) => [...idsOf(await page(`filter: { ${filter} }`))].sort();
    const ids = (...numbers: number[]) => numbers.map((n) => idOf('notice', n)).sort();
    expect(await filtered('recipient: JAPAN')).toEqual(ids(1, 2, 3));
    expect(await filtered('kind: INQUIRY_MADE')).toEqual(ids(2, 3, 4));
    expect(await filtered('article: "7(6)"')).toEqual(ids(2, 3));
    expect(await filtered('article: "7(6)", acknowledged: false')).toEqual(ids(2));
  });

  it('is sorted by the agency to which a notice is addressed, and open to every agency of the side all the same', async () => {
    const police = { addressedTo: ['JAPAN_ISA', 'JAPAN_MHLW', 'JAPAN_NPA'] };
    const toCenter = { recipient: 'KYRGYZSTAN', sender: 'JAPAN', addressedTo: ['KYRGYZSTAN_CENTER'] };
    const rows = [
      received(1),
      received(2, { ...police, acknowledgedAt: '2026-02-02T00:00:00.000Z' }),
      received(3, { ...police, sentAt: '2026-01-01T00:00:00.000Z' }),
      received(4, toCenter),
    ];
    await ministries.cooperation.insert(notice, rows);
    const asked = async (as: AudienceId, agency: string) => {
      const { data, errors } = await ministries.ask(
        as,
        `{ notices(filter: { addressedTo: ${agency} }, orderBy: { field: UNACKNOWLEDGED }) { edges { node { id addressedTo } } } }`,
      );
      expect(errors).toEqual([]);
      return (data.notices as Page).edges.map(({ node }) => {
        const at = rows.findIndex((row) => row['id'] === node.id);
        expect(node.addressedTo).toEqual(rows[at]?.['addressedTo']);
        return at + 1;
      });
    };
    for (const as of ['japan_npa', 'japan_mofa', 'kyrgyzstan_ministry'] as const) {
      expect(await asked(as, 'JAPAN_NPA')).toEqual([3, 2]);
      expect(await asked(as, 'JAPAN_MOFA')).toEqual([1]);
      expect(await asked(as, 'KYRGYZSTAN_CENTER')).toEqual([4]);
      expect(await asked(as, 'KYRGYZSTAN_MINISTRY')).toEqual([]);
    }
  });

  it('is told under which section each notice is owed, where it cannot be acknowledged', async () => {
    await ministries.cooperation.insert(notice, [
      received(1),
      noticeRow(2, { article: '6(3)', sender: 'JAPAN', recipient: 'KYRGYZSTAN' }),
    ]);
    const refused = { article: '7(4)', message: expect.any(String) };
    expect(await acknowledge('kyrgyzstan_ministry', 1)).toEqual({ __typename: 'WrongParty', ...refused });
    expect(await acknowledge('japan_isa', 1, 7)).toEqual({
      __typename: 'StaleVersion',
      ...refused,
      version: 1,
    });
    expect(await acknowledge('kyrgyzstan_ministry', 2)).toMatchObject({
      __typename: 'WrongState',
      article: '6(3)',
      state: 'SENT',
    });
    expect(await acknowledge('japan_isa', 99)).toMatchObject({ __typename: 'NotFound', article: '4(1)' });
    expect(await acknowledge('japan_isa', 1)).toEqual({ __typename: 'NoticeAcknowledged' });
    const { rows } = await ministries.cooperation.superuser.query(
      `select "article" from "record_change" where "record_id" = $1`,
      [idOf('notice', 1)],
    );
    expect(rows).toEqual([{ article: '7(4)' }]);
  });
});

const report = (): Promise<string> =>
  ministries
    .ask(
      'kyrgyzstan_ministry',
      'mutation($input: ReportMisconductInput!) { reportMisconduct(input: $input) { ... on MisconductReported { misconductReport { id } } } }',
      {
        input: {
          clientMutationKey: `report ${String((key += 1))}`,
          category: 'FEES_WITHOUT_BASIS',
          subjectKind: 'SENDING_AGENCY',
          subjectId: idOf('agency', 1),
          subjectName: 'Пример Жол',
          summary: 'a fee was collected without its basis being shown',
          occurredOn: '2026-02-01',
          knownAt: '2026-02-03T00:00:00.000Z',
        },
      },
    )
    .then(({ data }) => String(data.reportMisconduct.misconductReport.id));

/** An app that keeps its last cursor, and at each event and each coming back asks for what stands after it. */
const app = () => {
  let cursor: string | undefined;
  const kinds: string[] = [];
  const ids: string[] = [];
  const readOn = async (): Promise<void> => {
    for (;;) {
      const after = cursor === undefined ? '' : `, after: "${cursor}"`;
      const { edges, pageInfo } = await page(
        `first: 2, filter: { recipient: JAPAN }, orderBy: { field: ARRIVAL, direction: ASCENDING }${after}`,
      );
      kinds.push(...edges.map(({ node }) => String(node.kind)));
      ids.push(...edges.map(({ node }) => String(node.id)));
      cursor = edges.at(-1)?.cursor ?? cursor;
      if (!pageInfo.hasNextPage) return;
    }
  };
  let reading = Promise.resolve();
  const read = (): Promise<void> => (reading = reading.then(readOn));
  /** The subjects of which it heard, in their order. */
  const heard: string[] = [];
  const listen = (): Client => {
    const client = createClient({
      url: `${ministries.url}/graphql/stream`,
      fetchFn: (_url: string, init: RequestInit) => ministries.send('japan_isa', '/graphql/stream', init),
      retryAttempts: 0,
    });
    clients.push(client);
    const events = client.iterate<{ noticeReceived: Data }>({
      query: 'subscription { noticeReceived { subject { ... on MisconductReport { id } } } }',
    });
    void (async () => {
      for await (const { data } of events) {
        heard.push(String(data?.noticeReceived.subject.id));
        void read();
      }
    })();
    return client;
  };
  return { kinds, ids, heard, read, listen };
};

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('an app that keeps its last cursor', () => {
  it('misses nothing that came while it was away, and hears within a second what comes while it listens', async () => {
    const inbox = app();
    const before = inbox.listen();
    while (inbox.heard.length === 0) await report();
    const told = await report();
    const toldAt = Date.now();
    await until(() => inbox.heard.includes(told));
    expect(Date.now() - toldAt).toBeLessThan(1_000);
    before.dispose();
    await inbox.read();
    const known = inbox.kinds.length;
    // While it is away: a report, what an act in the other country owes, and one that is sent and still on its way.
    await report();
    await ministries.act('kyrgyzstan_ministry', 'suspendCertification', {
      clientMutationKey: 'suspension',
      certificationId: idOf('certification', 1),
      version: 1,
      date: '2026-01-12',
      ground: 'false information',
    });
    await relay.toJapan();
    await ministries.act('kyrgyzstan_ministry', 'resumeCertification', {
      clientMutationKey: 'resumption',
      certificationId: idOf('certification', 1),
      version: 2,
      date: '2026-01-20',
      ground: 'documents corrected',
    });
    await relay.toJapan({ onReceipt: () => Promise.reject(new Error('away')) });
    await report();
    inbox.listen();
    await inbox.read();
    expect(inbox.kinds.slice(known)).toEqual([
      'MISCONDUCT_REPORTED',
      'CERTIFICATION_SUSPENDED',
      'MISCONDUCT_REPORTED',
    ]);
    // Sent before the last of them, and received after it: it comes now.
    await relay.toJapan();
    await inbox.read();
    expect(inbox.kinds.at(-1)).toBe('CERTIFICATION_RESUMED');
    const { rows } = await ministries.cooperation.superuser.query<{ id: string }>(
      `select "id" from "notice" where "recipient" = 'JAPAN' order by "arrival"`,
    );
    expect(inbox.ids).toEqual(rows.map(({ id }) => id));
  }, 60_000);

  it('is never overtaken: a notice whose act takes long to end comes before those that arrive after it', async () => {
    const inbox = app();
    const { superuser } = ministries.cooperation;
    await superuser.query('begin');
    const arrival = await nextArrival(
      async (sql, parameters) => (await superuser.query(sql, [...parameters])).rows,
    );
    await insertRows({ query: (sql, parameters) => superuser.query(sql, parameters) }, notice, [
      received(1, { arrival }),
    ]);
    const later = report();
    const first = await Promise.race([later, new Promise((resolve) => setTimeout(resolve, 500, 'it waits'))]);
    await inbox.read();
    await superuser.query('commit');
    await later;
    expect(first).toBe('it waits');
    await inbox.read();
    expect(inbox.kinds).toEqual(['CERTIFICATION_REVOKED', 'MISCONDUCT_REPORTED']);
  });
});
