import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey } from 'jose';
import type { AudienceId } from '../../schema/audience.ts';
import { cooperation } from '../../subgraphs/cooperation/cooperation.ts';
import { notice } from '../../subgraphs/cooperation/notice/notice.table.ts';
import { purgeDeliveries } from '../../subgraphs/cooperation/webhook/purge-deliveries.ts';
import { writerDataSource } from '../../subgraphs/kit/storage/databases.ts';
import { deliverNotices } from '../../subgraphs/kit/webhook/deliver-notices.ts';
import type { BackOff } from '../../subgraphs/kit/webhook/deliver-notices.ts';
import { queueNotices } from '../../subgraphs/kit/webhook/queue-notices.ts';
import { openWebhooks } from '../../subgraphs/kit/webhook/send-webhook.ts';
import { testLoginSecret } from '../cluster/test-database.ts';
import { noticeRow } from '../subgraphs/rows/cooperation-rows.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { relayEnvironment, startProgram } from './start-program.ts';
import type { StartedProgram } from './start-program.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';
import { openWebhookReceiver } from './webhook-receiver.ts';
import type { WebhookReceiver } from './webhook-receiver.ts';

let ministries: Ministries;
let relay: Relay;
let receiver: WebhookReceiver;
let keys: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey };
let key = 0;
const webhooks = openWebhooks('anywhere');

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
  keys = await generateKeyPair('EdDSA', { extractable: true });
}, 120_000);
afterAll(async () => {
  await webhooks.close();
  await relay.close();
  await ministries.close();
});
beforeEach(async () => {
  process.env['WEBHOOK_REACH'] = 'anywhere';
  receiver = await openWebhookReceiver();
  for (const table of ['notice', 'webhook_delivery', 'webhook_endpoint'])
    await ministries.cooperation.superuser.query(`delete from "${table}"`);
});
afterEach(async () => {
  delete process.env['WEBHOOK_REACH'];
  await receiver.close();
});

const act = (as: AudienceId, mutation: string, input: object): Promise<Data> =>
  ministries.act(as, mutation, { clientMutationKey: `${mutation} ${String((key += 1))}`, ...input });

const endpoints = async (as: AudienceId): Promise<Data[]> => {
  const { data, errors } = await ministries.ask(
    as,
    '{ webhookEndpoints { id url addressedTo version deadLetters { id attempts triedAt failure notice { id kind } } } }',
  );
  expect(errors).toEqual([]);
  return data.webhookEndpoints as Data[];
};

const register = async (as: AudienceId): Promise<Data> => {
  expect(await act(as, 'registerWebhookEndpoint', { url: receiver.url })).toEqual({
    __typename: 'WebhookEndpointRegistered',
  });
  return (await endpoints(as))[0];
};

const arrive = (...numbers: readonly number[]) =>
  ministries.cooperation.insert(
    notice,
    numbers.map((n) => noticeRow(n, { receivedAt: '2026-02-01T00:00:00.000Z', arrival: n })),
  );

/** One round of Japan's relay. */
const round = async (backOff: BackOff = { first: 0, most: 0, attempts: 3 }): Promise<number> => {
  const { cooperation } = relay.ends;
  await queueNotices(cooperation, 'JAPAN');
  return deliverNotices({
    cooperation,
    party: 'JAPAN',
    key: { kid: 'test', key: keys.privateKey },
    send: webhooks.send,
    backOff,
  });
};

const told = () => receiver.came.map(({ claims }) => (claims['notice'] as { id: string }).id);

describe('a webhook', () => {
  it('tells each notice that arrives from its registration on: signed, and nothing but its id, kind and instants', async () => {
    await arrive(1);
    await register('japan_isa');
    await arrive(2, 3);
    await ministries.cooperation.insert(notice, [
      noticeRow(4, { arrival: 4, sender: 'JAPAN', recipient: 'KYRGYZSTAN' }),
    ]);
    expect(await round()).toBe(2);
    expect(await round()).toBe(0);
    expect(told().sort()).toEqual([idOf('notice', 2), idOf('notice', 3)].sort());
    const [{ body, type } = { body: '', type: '' }] = receiver.came;
    expect(type).toBe('application/jwt');
    const { notice: said, ...claims } = await receiver.verified(body, keys.publicKey);
    expect(said).toEqual({
      id: expect.any(String),
      kind: 'CERTIFICATION_REVOKED',
      occurredAt: '2026-01-01T00:00:00.000Z',
      sentAt: expect.stringMatching(/Z$/),
      receivedAt: '2026-02-01T00:00:00.000Z',
    });
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti']);
    expect(claims.iss).toBe('kopuro-relay-JAPAN');
    const other = await generateKeyPair('EdDSA');
    await expect(receiver.verified(body, other.publicKey)).rejects.toThrow('signature verification failed');
  });

  it('tells, where it is registered for one agency of its side, what is addressed to that agency alone', async () => {
    const input = { url: receiver.url, addressedTo: 'JAPAN_NPA' };
    expect(await act('japan_npa', 'registerWebhookEndpoint', input)).toEqual({
      __typename: 'WebhookEndpointRegistered',
    });
    expect((await endpoints('japan_npa'))[0].addressedTo).toBe('JAPAN_NPA');
    const received = { receivedAt: '2026-02-01T00:00:00.000Z' };
    await ministries.cooperation.insert(notice, [
      noticeRow(1, { ...received, arrival: 1 }),
      noticeRow(2, { ...received, arrival: 2, addressedTo: ['JAPAN_ISA', 'JAPAN_NPA'] }),
      noticeRow(3, { ...received, arrival: 3 }),
    ]);
    expect(await round()).toBe(1);
    expect(told()).toEqual([idOf('notice', 2)]);
    // What is not told there is passed by, and looked at no more.
    const { rows } = await ministries.cooperation.superuser.query('select "reached" from "webhook_endpoint"');
    expect(rows).toEqual([{ reached: 3 }]);
    expect(
      await act('japan_npa', 'registerWebhookEndpoint', { ...input, addressedTo: 'KYRGYZSTAN_CENTER' }),
    ).toMatchObject({ __typename: 'InvalidInput', field: 'addressedTo', article: '4(1)' });
  });

  it('is narrowed to another agency, or to none, as its other settings are changed, and stays as it is where it is left out', async () => {
    const { id: webhookEndpointId } = await register('japan_npa');
    const change = (version: number, more: object) =>
      act('japan_npa', 'changeWebhookEndpoint', {
        webhookEndpointId,
        version,
        url: receiver.url,
        ...more,
      });
    const arrived = (n: number, ...addressedTo: readonly string[]) =>
      ministries.cooperation.insert(notice, [
        noticeRow(n, { receivedAt: '2026-02-01T00:00:00.000Z', arrival: n, addressedTo }),
      ]);
    const standing = async () => (await endpoints('japan_npa'))[0].addressedTo as unknown;

    expect(await change(1, { addressedTo: 'JAPAN_NPA' })).toEqual({ __typename: 'WebhookEndpointChanged' });
    await arrived(1, 'JAPAN_ISA');
    await arrived(2, 'JAPAN_ISA', 'JAPAN_NPA');
    expect(await round()).toBe(1);
    expect(await change(2, { addressedTo: 'KYRGYZSTAN_CENTER' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'addressedTo',
      article: '4(1)',
    });
    expect(await change(2, {})).toEqual({ __typename: 'WebhookEndpointChanged' });
    expect(await standing()).toBe('JAPAN_NPA');
    expect(await change(3, { addressedTo: null })).toEqual({ __typename: 'WebhookEndpointChanged' });
    expect(await standing()).toBeNull();
    await arrived(3, 'JAPAN_ISA');
    expect(await round()).toBe(1);
    expect(told()).toEqual([idOf('notice', 2), idOf('notice', 3)]);
  });

  it('that is not taken is told again, later each time, under the same name, until it is', async () => {
    await register('japan_isa');
    await arrive(1);
    receiver.answer(503);
    expect(await round({ first: 0, most: 0, attempts: 9 })).toBe(1);
    receiver.answer(307);
    expect(await round({ first: 40, most: 100, attempts: 9 })).toBe(1);
    const { superuser } = ministries.cooperation;
    const waits = async () =>
      (
        await superuser.query<{ seconds: number; failure: string }>(
          'select round(extract(epoch from "due_at" - "tried_at"))::int as seconds, failure from "webhook_delivery"',
        )
      ).rows;
    // A second attempt: twice the first wait. Nobody follows where an answer points to.
    expect(await waits()).toEqual([{ seconds: 80, failure: 'HTTP 307' }]);
    expect(await round()).toBe(0);
    await superuser.query('update "webhook_delivery" set "due_at" = now()');
    expect(await round({ first: 40, most: 100, attempts: 9 })).toBe(1);
    expect(await waits()).toEqual([{ seconds: 100, failure: 'HTTP 307' }]);
    await superuser.query('update "webhook_delivery" set "due_at" = now()');
    receiver.answer(200);
    expect(await round()).toBe(1);
    expect(await round()).toBe(0);
    expect(new Set(receiver.came.map(({ claims }) => claims.jti)).size).toBe(1);
    expect((await endpoints('japan_isa'))[0].deadLetters).toEqual([]);
  });

  it('that is never taken becomes a dead letter, which its agency alone reads and has sent again', async () => {
    const { id, version } = await register('japan_isa');
    await arrive(1);
    receiver.answer(500);
    for (const tried of [1, 1, 1, 0]) expect(await round()).toBe(tried);
    const [{ deadLetters }] = await endpoints('japan_isa');
    expect(deadLetters).toEqual([
      {
        id: expect.any(String),
        attempts: 3,
        triedAt: expect.any(String),
        failure: 'HTTP 500',
        notice: { id: idOf('notice', 1), kind: 'CERTIFICATION_REVOKED' },
      },
    ]);
    const [{ id: deadLetterId }] = deadLetters;
    for (const as of ['japan_mofa', 'kyrgyzstan_ministry'] as const) {
      expect(await endpoints(as)).toEqual([]);
      expect(await act(as, 'sendDeadLetterAgain', { deadLetterId })).toMatchObject({
        __typename: 'NotFound',
      });
      expect(
        await act(as, 'changeWebhookEndpoint', { webhookEndpointId: id, version, url: null }),
      ).toMatchObject({ __typename: 'NotFound' });
    }
    receiver.answer(202);
    const again = { __typename: 'DeadLetterSentAgain' };
    expect(await act('japan_isa', 'sendDeadLetterAgain', { deadLetterId })).toEqual(again);
    expect(await act('japan_isa', 'sendDeadLetterAgain', { deadLetterId })).toMatchObject({
      __typename: 'WrongState',
      state: 'WAITING',
    });
    expect(await round()).toBe(1);
    expect((await endpoints('japan_isa'))[0].deadLetters).toEqual([]);
  });

  it('that was taken is forgotten 30 days later, and not told again; what waits and dead letters stay', async () => {
    const { superuser, databaseUrl } = ministries.cooperation;
    await register('japan_isa');
    await arrive(1, 2);
    expect(await round()).toBe(2);
    await arrive(3);
    receiver.answer(500);
    for (let time = 0; time < 3; time += 1) expect(await round()).toBe(1);
    await arrive(4);
    await round({ first: 900, most: 900, attempts: 3 });
    await superuser.query(
      `update "webhook_delivery" set "delivered_at" = now() - interval '29 days' where "notice_id" = $1`,
      [idOf('notice', 2)],
    );
    const kept = async () =>
      (
        await superuser.query<{ id: string }>(
          'select d.notice_id as id from webhook_delivery d join notice n on n.id = d.notice_id order by n.arrival',
        )
      ).rows.map(({ id }) => id);
    const writer = await writerDataSource({
      subgraph: cooperation.name,
      databaseUrl,
      loginSecret: testLoginSecret,
      tables: cooperation.tables,
    });
    const purged = async (days: number): Promise<readonly string[]> => {
      const at = new Date(Date.now() + days * 86_400_000).toISOString();
      await writer.transaction((manager) => purgeDeliveries(manager, at));
      return kept();
    };
    try {
      const [first, , dead, waiting] = [1, 2, 3, 4].map((n) => idOf('notice', n));
      expect(await purged(0)).toHaveLength(4);
      expect(await purged(2)).toEqual([first, dead, waiting]);
      expect(await purged(31)).toEqual([dead, waiting]);
      expect(await purged(3_650)).toEqual([dead, waiting]);
      // Not even by mistake: the upkeep's own login removes nothing that was not taken.
      await writer.query('delete from "webhook_delivery"');
      expect(await kept()).toEqual([dead, waiting]);
    } finally {
      await writer.destroy();
    }
    expect(await queueNotices(relay.ends.cooperation, 'JAPAN')).toBe(0);
    expect((await endpoints('japan_isa'))[0].deadLetters).toHaveLength(1);
  });

  it('goes to the address that stands, and nowhere once it is closed', async () => {
    const { id: webhookEndpointId } = await register('japan_isa');
    await arrive(1);
    receiver.answer(500);
    await round({ first: 0, most: 0, attempts: 9 });
    const later = await openWebhookReceiver();
    const change = (more: object) =>
      act('japan_isa', 'changeWebhookEndpoint', { webhookEndpointId, ...more });
    expect(await change({ version: 1, url: later.url })).toEqual({ __typename: 'WebhookEndpointChanged' });
    expect(await change({ version: 1, url: receiver.url })).toMatchObject({ __typename: 'StaleVersion' });
    await round();
    expect([receiver.came.length, later.came.length]).toEqual([1, 1]);
    expect(await change({ version: 2 })).toEqual({ __typename: 'WebhookEndpointChanged' });
    expect(await change({ version: 3, url: later.url })).toMatchObject({ state: 'CLOSED' });
    await arrive(2);
    expect(await round()).toBe(0);
    expect(await endpoints('japan_isa')).toEqual([]);
    await later.close();
  });

  it('leads into the public Internet by https alone, unless webhooks are only tried out', async () => {
    delete process.env['WEBHOOK_REACH'];
    for (const url of [receiver.url, 'https://127.0.0.1/', 'https://10.0.0.1/', 'https://database/'])
      expect(await act('japan_isa', 'registerWebhookEndpoint', { url })).toMatchObject({
        __typename: 'InvalidInput',
        field: 'url',
      });
    const elsewhere = openWebhooks('public');
    expect(await elsewhere.send(receiver.url, 'x')).toBe('no address for webhooks');
    expect(receiver.came).toEqual([]);
    await elsewhere.close();
  });

  it.each(['public', 'third_party_otit'] as const)('is nothing of which %s could know', async (as) => {
    const real = await ministries.ask(as, '{ webhookEndpoints { id } }');
    const invented = await ministries.ask(as, '{ webhookEndpointz { id } }');
    expect(real.text).toBe(invented.text.replaceAll('webhookEndpointz', 'webhookEndpoints'));
    expect(real.text).toContain('Cannot query field');
  });
});

describe('the process of the relay', () => {
  const start = async (): Promise<StartedProgram> => {
    const file = join(ministries.cooperation.folder, 'webhook-key.json');
    await writeFile(file, JSON.stringify({ ...(await exportJWK(keys.privateKey)), kid: 'test' }));
    return startProgram('subgraphs/japan/relay.ts', {
      ...relayEnvironment(ministries),
      WEBHOOK_KEY_FILE: file,
      WEBHOOK_REACH: 'anywhere',
    });
  };
  const untilCame = async (count: number): Promise<void> => {
    while (receiver.came.length < count) await pause(50);
  };

  it('that is killed before it is answered tells again what it told, and forgets nothing', async () => {
    await register('japan_isa');
    receiver.answer('never');
    await arrive(1);
    const first = await start();
    await untilCame(1);
    await arrive(2);
    await first.end('SIGKILL');
    receiver.answer(204);
    const second = await start();
    await untilCame(3);
    expect(await second.end('SIGTERM')).toEqual([0, null]);
    expect([...new Set(told())].sort()).toEqual([idOf('notice', 1), idOf('notice', 2)].sort());
    const { body } = receiver.came[0] ?? { body: '' };
    expect((await receiver.verified(body, keys.publicKey)).iss).toBe('kopuro-relay-JAPAN');
    const { rows } = await ministries.cooperation.superuser.query(
      'select count(*)::int as n from "webhook_delivery" where "delivered_at" is not null',
    );
    expect(rows).toEqual([{ n: 2 }]);
  }, 120_000);
});
