import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../../../schema/audience.ts';
import {
  certification,
  certificationEvent,
} from '../../../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { kyrgyzstan } from '../../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { channelOf } from '../../../../subgraphs/kit/storage/announce.ts';
import { keyFor, signClearance } from '../../gateway-keys.ts';
import { idOf } from '../../rows/id-of.ts';
import { certificationRow, eventRow } from '../../rows/kyrgyz-rows.ts';
import { serveSubgraph } from '../../served-subgraph.ts';
import type { ServedSubgraph } from '../../served-subgraph.ts';

let subgraph: ServedSubgraph;
beforeAll(async () => {
  subgraph = await serveSubgraph(kyrgyzstan);
  await subgraph.insert(certification, [certificationRow(1), certificationRow(2, { destination: 'TR' })]);
  await subgraph.insert(certificationEvent, [eventRow(1), eventRow(2, { destination: 'TR' })]);
});
afterAll(() => subgraph.close());

const open = new Set<AbortController>();
const clearanceOf = (audience: AudienceId) =>
  signClearance(keyFor(subgraph.keys, audience), 'kyrgyzstan', audience);

const sendStream = async (audience: AudienceId, query: string, clearance?: string) => {
  const stop = new AbortController();
  open.add(stop);
  const response = await subgraph.send(clearance ?? (await clearanceOf(audience)), {
    method: 'POST',
    headers: { accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
    signal: stop.signal,
  });
  return { response, stop };
};

/** Follows a subscription; what comes are the events' texts, and undefined at the end. */
const follow = async (audience: AudienceId, query: string, clearance?: string) => {
  const { response, stop } = await sendStream(audience, query, clearance);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (): Promise<string | undefined> => {
    for (;;) {
      const found = /data: (.*)\n\n/.exec(text);
      if (found !== null) {
        text = text.slice(found.index + found[0].length);
        return found[1];
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += decoder.decode(value, { stream: true });
    }
  };
  return {
    next,
    id: response.headers.get('kopuro-stream') ?? '',
    leave: () => {
      stop.abort();
    },
  };
};

const announced = (...numbers: readonly number[]) =>
  subgraph.superuser.query('select pg_notify($1, id) from unnest($2::text[]) as news(id)', [
    channelOf(certification),
    numbers.map((number) => idOf('certification', number)),
  ]);
const query = 'subscription { certificationChanged { number destination } }';
const japanese = '{"data":{"certificationChanged":{"number":"SYN-0001","destination":"JP"}}}';
const turkish = '{"data":{"certificationChanged":{"number":"SYN-0002","destination":"TR"}}}';

describe('who follows certifications', () => {
  it('is told of each that changes, as the database has it then', async () => {
    const followed = await follow(
      'public',
      'subscription { certificationChanged { events { kind } state } }',
    );
    await announced(1);
    expect(await followed.next()).toBe(
      '{"data":{"certificationChanged":{"events":[{"kind":"GRANTED"}],"state":"IN_FORCE"}}}',
    );
    await subgraph.insert(certificationEvent, [
      eventRow(11, { certificationId: idOf('certification', 1), sequence: 2, kind: 'SUSPENDED' }),
    ]);
    await announced(1);
    expect(await followed.next()).toBe(
      '{"data":{"certificationChanged":{"events":[{"kind":"GRANTED"},{"kind":"SUSPENDED"}],"state":"IN_FORCE"}}}',
    );
    followed.leave();
  });

  it('is told nothing at all of one that they may not see', async () => {
    const audiences = ['public', 'japan_isa', 'third_party_otit', 'kyrgyzstan_ministry'] as const;
    const all = await Promise.all(audiences.map((audience) => follow(audience, query)));
    await announced(2, 1);
    // The one for Türkiye comes first for its own Ministry; for the others there is only the one for Japan.
    expect(await Promise.all(all.map(({ next }) => next()))).toEqual([japanese, japanese, japanese, turkish]);
    for (const { leave } of all) leave();
  });

  it('is told nothing of an id that never was, or of what is no id', async () => {
    const followed = await follow('public', query);
    await announced(99);
    await subgraph.superuser.query('select pg_notify($1, $2)', [channelOf(certification), "'; drop table x"]);
    await announced(1);
    expect(await followed.next()).toBe(japanese);
    followed.leave();
  });

  it('may name only what they may see', async () => {
    const ground = 'subscription { certificationChanged { events { ground } } }';
    const refused = await sendStream('public', ground);
    const invented = await sendStream('public', ground.replace('ground', 'grown'));
    expect(refused.response.status).toBe(400);
    expect(await refused.response.text()).toBe(await invented.response.text());
    const followed = await follow('japan_isa', ground);
    await announced(1);
    expect(await followed.next()).toContain('"ground":"commission decision"');
    followed.leave();
  });

  it.each(['{ certifications { edges { cursor } } }', '{', `${query} ${query}`, ''])(
    'asks for nothing else: %s',
    async (other) => {
      expect((await sendStream('public', other)).response.status).toBe(400);
    },
  );

  it('needs a clearance, and cannot follow by an ordinary question', async () => {
    const response = await subgraph.send('x.y.z', {
      method: 'POST',
      headers: { accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(401);
    expect((await subgraph.ask('public', query)).errors[0]?.extensions.code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
  });
});

describe('a stream', () => {
  it('takes new clearances for its own audience, and for no other', async () => {
    const followed = await follow('japan_isa', query);
    const renew = async (id: string, audience: AudienceId) =>
      (
        await fetch(`${subgraph.url}/streams/${id}`, {
          method: 'POST',
          headers: { 'kopuro-clearance': await clearanceOf(audience) },
        })
      ).status;
    expect(await renew(followed.id, 'japan_isa')).toBe(200);
    expect(await renew(followed.id, 'public')).toBe(404);
    expect(await renew(followed.id, 'kyrgyzstan_ministry')).toBe(404);
    expect(await renew('00000000-0000-0000-0000-000000000000', 'japan_isa')).toBe(404);
    await announced(1);
    expect(await followed.next()).toBe(japanese);
    followed.leave();
  });

  it('tells nothing more once its clearance counts no more, unless a newer one came', async () => {
    const short = () =>
      signClearance(keyFor(subgraph.keys, 'japan_isa'), 'kyrgyzstan', 'japan_isa', {
        claims: { exp: Math.floor(Date.now() / 1000) + 3 },
      });
    const over = await follow('japan_isa', query, await short());
    const renewed = await follow('japan_isa', query, await short());
    await fetch(`${subgraph.url}/streams/${renewed.id}`, {
      method: 'POST',
      headers: { 'kopuro-clearance': await clearanceOf('japan_isa') },
    });
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    await announced(1);
    expect(await over.next()).toBeUndefined();
    expect(await renewed.next()).toBe(japanese);
    renewed.leave();
  });

  it('ends when the database is lost, and can be followed again', async () => {
    const followed = await follow('public', query);
    await subgraph.superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%_news' and datname = current_database()`,
    );
    expect(await followed.next()).toBeUndefined();
    const again = await follow('public', query);
    await announced(1);
    expect(await again.next()).toBe(japanese);
    again.leave();
  });
});
