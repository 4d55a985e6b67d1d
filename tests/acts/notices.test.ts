import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { improvementOrder } from '../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { publicationInJapan } from '../../subgraphs/japan/publication/publication-in-japan.table.ts';
import { publishCertification } from '../../subgraphs/japan/publication/publish-certification.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { entityRow, orderRow, publicationInJapanRow } from '../subgraphs/rows/japan-rows.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

let ministries: Ministries;
let relay: Relay;
let n = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

beforeEach(async () => {
  n += 1;
  await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(n)]);
  await ministries.kyrgyzstan.insert(certification, [certificationRow(n)]);
});

let version = 0;
const change = (mutation: string) =>
  ministries.act('kyrgyzstan_ministry', mutation, {
    clientMutationKey: `${mutation} ${String(n)} ${String((version += 1))}`,
    certificationId: idOf('certification', n),
    version,
    date: '2026-01-12',
    ground: 'false information',
  });
beforeEach(() => {
  version = 0;
});

const published = async () =>
  (
    await ministries.ask(
      'public',
      `{ sendingAgency(id: "${idOf('agency', n)}") { publicationInJapan { name status certificationNumber } } }`,
    )
  ).data.sendingAgency.publicationInJapan as unknown;

const notices = async (as: 'japan_isa' | 'kyrgyzstan_ministry', subject: string): Promise<Data[]> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ notices(filter: { subjectId: "${subject}" }, orderBy: { field: SENT_AT, direction: ASCENDING }) { edges { node {
      id kind article sender recipient version sentAt receivedAt publishedAt acknowledgedAt
      subject { ... on Certification { number } ... on ImprovementOrder { reason } } } } } }`,
  );
  expect(errors).toEqual([]);
  return data.notices.edges.map(({ node }: { readonly node: Data }) => node);
};

describe('what the Kyrgyz side does with a certification', () => {
  const number = () => `SYN-${String(n).padStart(4, '0')}`;
  const name = () => `Пример Жол ${String(n % 3)}`;
  const shown = (status: string) => ({ name: name(), status, certificationNumber: number() });

  it('is told to Japan, published from Japan’s own copy, and acknowledged', async () => {
    await ministries.japan.insert(publicationInJapan, [
      publicationInJapanRow(n, {
        agencyId: idOf('agency', n),
        certificationNumber: number(),
        name: name(),
        status: 'CERTIFIED',
      }),
    ]);
    await change('suspendCertification');
    expect(await published()).toEqual(shown('CERTIFIED'));
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
    expect(await published()).toEqual(shown('SUSPENDED'));
    await change('resumeCertification');
    await change('revokeCertification');
    expect(await relay.toJapan()).toEqual({ carried: 2, faults: [] });
    expect(await published()).toEqual(shown('REVOKED'));
    const told = await notices('japan_isa', idOf('certification', n));
    expect(told).toMatchObject(
      ['SUSPENDED', 'RESUMED', 'REVOKED'].map((kind) => ({
        kind: `CERTIFICATION_${kind}`,
        article: '7(4)',
        sender: 'KYRGYZSTAN',
        recipient: 'JAPAN',
        receivedAt: expect.any(String),
        publishedAt: expect.any(String),
        acknowledgedAt: null,
        subject: { number: number() },
      })),
    );
    const [first] = told;
    const acknowledge = (as: 'japan_isa' | 'kyrgyzstan_ministry', key: string) =>
      ministries.act(as, 'acknowledgeNotice', {
        clientMutationKey: key,
        noticeId: first.id as string,
        version: first.version as number,
      });
    expect(await acknowledge('kyrgyzstan_ministry', 'not mine')).toMatchObject({ __typename: 'WrongParty' });
    expect(await acknowledge('japan_isa', 'mine')).toEqual({ __typename: 'NoticeAcknowledged' });
    expect(await acknowledge('japan_isa', 'again')).toMatchObject({ __typename: 'StaleVersion' });
    const [seen] = await notices('kyrgyzstan_ministry', idOf('certification', n));
    expect(seen.acknowledgedAt).toEqual(expect.any(String));
  });

  it('is applied once and in order, wherever the relay ends and however often it begins again', async () => {
    await change('suspendCertification');
    await change('resumeCertification');
    await change('revokeCertification');
    const failing = (at: number) => {
      let statements = 0;
      return (end: DataSource): DataSource =>
        new Proxy(end, {
          get: (target, property) => {
            if (property !== 'query') return Reflect.get(target, property) as unknown;
            return (sql: string, given: unknown[]): Promise<unknown> => {
              statements += 1;
              return statements === at ? Promise.reject(new Error('gone')) : target.query(sql, given);
            };
          },
        });
    };
    const applied: string[] = [];
    const onReceipt: typeof publishCertification = async (event, query) => {
      const done = await publishCertification(event, query);
      applied.push(event.kind);
      return done;
    };
    // Of cooperation: whether the Memorandum has ended, the sending, then the receipt. Of the origin: the question, then that it is gone.
    for (const at of [2, 3]) {
      const round = await relay.toJapan({ onReceipt, cooperation: failing(at)(relay.ends.cooperation) });
      expect(round.faults).toHaveLength(1);
    }
    expect(
      (await relay.toJapan({ onReceipt, origin: failing(2)(relay.ends.kyrgyzstan) })).faults,
    ).toHaveLength(1);
    await relay.toJapan({ onReceipt });
    expect(await relay.toJapan({ onReceipt })).toEqual({ carried: 0, faults: [] });
    expect(applied).toEqual(['CERTIFICATION_SUSPENDED', 'CERTIFICATION_RESUMED', 'CERTIFICATION_REVOKED']);
    expect(await published()).toEqual(shown('REVOKED'));
    expect(await notices('japan_isa', idOf('certification', n))).toHaveLength(3);
  });

  it('waits while Japan’s database is away, and one subject’s fault keeps back no other', async () => {
    await change('suspendCertification');
    const faulty = idOf('certification', n);
    n += 1;
    version = 0;
    await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(n)]);
    await ministries.kyrgyzstan.insert(certification, [certificationRow(n)]);
    await change('suspendCertification');
    const round = await relay.toJapan({
      onReceipt: (event, query) =>
        event.subjectId === faulty
          ? Promise.reject(new Error('a fault'))
          : publishCertification(event, query),
    });
    expect(round).toEqual({ carried: 1, faults: [expect.any(Error)] });
    expect(await published()).toEqual(shown('SUSPENDED'));
    const [waiting] = await notices('japan_isa', faulty);
    expect(waiting.receivedAt).toBeNull();
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
  });

  it('leaves Japan’s publication of another certification of the agency as it is', async () => {
    const other = publicationInJapanRow(n, {
      agencyId: idOf('agency', n),
      certificationNumber: 'SYN-LATER',
      name: name(),
      status: 'CERTIFIED',
    });
    await ministries.japan.insert(publicationInJapan, [other]);
    await change('revokeCertification');
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
    expect(await published()).toEqual({
      name: name(),
      status: 'CERTIFIED',
      certificationNumber: 'SYN-LATER',
    });
  });

  it('is no notice to the public or to third parties', async () => {
    for (const as of ['public', 'third_party_otit', 'third_party_embassy'] as const) {
      const real = await ministries.ask(as, '{ notices { edges { cursor } } }');
      const invented = await ministries.ask(as, '{ noticez { edges { cursor } } }');
      expect(real.text).toBe(invented.text.replaceAll('noticez', 'notices'));
    }
  });
});

describe('what Japan tells of an improvement order', () => {
  it('is published by the Kyrgyz side in its languages, not before Japan’s own public notice was received', async () => {
    const improvementOrderId = idOf('order', n);
    await ministries.japan.insert(receivingEntity, [entityRow(n)]);
    await ministries.japan.insert(improvementOrder, [
      orderRow(n, { publicNoticeDate: null, notifiedAt: null, orderDate: '2026-03-01' }),
    ]);
    const japanese = (mutation: string, at: number, more = {}) =>
      ministries.act('japan_isa', mutation, {
        clientMutationKey: `${mutation} of order ${String(n)}`,
        improvementOrderId,
        version: at,
        ...more,
      });
    let key = 0;
    const publish = () =>
      ministries.act('kyrgyzstan_ministry', 'publishImprovementOrder', {
        clientMutationKey: `publish ${String(n)} ${String((key += 1))}`,
        improvementOrderId,
        textKyrgyz: 'Бузууларды жоюу жөнүндө буйрук',
        textRussian: 'Предписание об устранении нарушений',
      });
    expect(await publish()).toMatchObject({ __typename: 'NotFound', article: '7(5)' });
    await japanese('notifyImprovementOrder', 1);
    await relay.toKyrgyzstan();
    expect(await publish()).toMatchObject({ __typename: 'WrongState', state: 'NOTIFIED' });
    await japanese('recordPublicNotice', 2, { date: '2026-03-10' });
    await relay.toKyrgyzstan();
    expect(await publish()).toEqual({ __typename: 'ImprovementOrderPublished' });
    expect(await publish()).toMatchObject({ __typename: 'Conflict' });
    const { data } = await ministries.ask(
      'public',
      '{ improvementOrders(first: 100) { edges { node { id publicationInKyrgyzstan { textKyrgyz } } } } }',
    );
    const shown = data.improvementOrders.edges.map(({ node }: Data) => node as unknown);
    expect(shown).toContainEqual({
      id: improvementOrderId,
      publicationInKyrgyzstan: { textKyrgyz: 'Бузууларды жоюу жөнүндө буйрук' },
    });
    const told = await notices('kyrgyzstan_ministry', improvementOrderId);
    expect(told).toMatchObject([
      { kind: 'IMPROVEMENT_ORDER_NOTIFIED', article: '6(3)', sender: 'JAPAN', publishedAt: null },
      { kind: 'IMPROVEMENT_ORDER_NOTICED', article: '6(3)', sender: 'JAPAN', receivedAt: expect.any(String) },
    ]);
    // Japan is told when by the relay, once, and of what was published alone.
    const unpublished = idOf('order', n + 1000);
    await ministries.japan.insert(receivingEntity, [entityRow(n + 1000)]);
    await ministries.japan.insert(improvementOrder, [
      orderRow(n + 1000, { publicNoticeDate: null, notifiedAt: null, orderDate: '2026-03-01' }),
    ]);
    await ministries.act('japan_isa', 'notifyImprovementOrder', {
      clientMutationKey: 'another order',
      improvementOrderId: unpublished,
      version: 1,
    });
    for (let round = 0; round < 2; round += 1) await relay.toKyrgyzstan();
    const { data: pages } = await ministries.ask(
      'public',
      '{ improvementOrders(first: 100) { edges { node { id publicationInKyrgyzstan { publishedAt } } } } }',
    );
    const page = pages.improvementOrders.edges.find(({ node }: Data) => node.id === improvementOrderId);
    const { publishedAt } = page.node.publicationInKyrgyzstan;
    const version = (at: number) => Number(told[at].version) + 1;
    expect(await notices('japan_isa', improvementOrderId)).toMatchObject([
      { kind: 'IMPROVEMENT_ORDER_NOTIFIED', publishedAt, version: version(0) },
      { kind: 'IMPROVEMENT_ORDER_NOTICED', publishedAt, version: version(1) },
    ]);
    expect(await notices('japan_isa', unpublished)).toMatchObject([
      { kind: 'IMPROVEMENT_ORDER_NOTIFIED', publishedAt: null },
    ]);
  });
});
