import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-sse';
import type { ExecutionResult } from 'graphql-sse';
import { pino } from 'pino';
import { readGatewayKeys } from '../../gateway/clearance/gateway-key.ts';
import { openGateway } from '../../gateway/open-gateway.ts';
import type { OpenedGateway } from '../../gateway/open-gateway.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { permitColumns } from '../../subgraphs/kyrgyzstan/certification/permit-file/permit-file.ts';
import { channelOf } from '../../subgraphs/kit/storage/announce.ts';
import { kyrgyzstan } from '../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { openTokenIssuer, tokenAudience } from '../gateway/world/token-issuer.ts';
import type { TokenIssuer } from '../gateway/world/token-issuer.ts';
import { keyFileText } from '../subgraphs/gateway-keys.ts';
import { importProcess } from '../subgraphs/import-process.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import { serveSubgraph } from '../subgraphs/served-subgraph.ts';
import type { ServedSubgraph } from '../subgraphs/served-subgraph.ts';
import { acceptedSupergraphs } from '../cluster/accepted-supergraphs.ts';

/*
 * A file of permits is loaded by its own process; whoever follows certifications at the gateway is told of each that is
 * theirs to see, and of no other.
 */

let subgraph: ServedSubgraph;
let issuer: TokenIssuer;
let opened: OpenedGateway;
let url = '';
beforeAll(async () => {
  subgraph = await serveSubgraph(kyrgyzstan);
  await subgraph.insert(certification, [certificationRow(1, { number: 'SYN-BEFORE' })]);
  issuer = await openTokenIssuer();
  opened = await openGateway(
    {
      host: '127.0.0.1',
      port: 0,
      supergraph: await readFile('schema/supergraph.graphql', 'utf8'),
      subgraphUrls: {
        japan: 'http://127.0.0.1:1/graphql',
        cooperation: 'http://127.0.0.1:1/graphql',
        kyrgyzstan: subgraph.url,
      },
      tokenIssuer: issuer.url,
      tokenAudience,
      tokenKeysUrl: new URL(`${issuer.url}/jwks`),
      gatewayKeys: await readGatewayKeys(await keyFileText(subgraph.keys)),
      subgraphTimeoutMs: 10_000,
      logLevel: 'silent',
      acceptedFile: acceptedSupergraphs(),
    },
    pino({ level: 'silent' }),
  );
  url = await opened.front.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await opened.close();
  await Promise.all([subgraph.close(), issuer.close()]);
});

const line = (number: string, destination: string, kind: string, day: string, inn: string): string => {
  const fields: Readonly<Record<string, string>> = {
    synthetic: 'true',
    name_cyrillic: `Көпүрө Пример ${inn}`,
    name_latin: `Kopuro Primer ${inn}`,
    region_iso: 'KG-GB',
    inn,
    permit_number: number,
    destination_country: destination,
    event: kind,
    event_date: day,
    valid_until: '2999-12-31',
    ground: 'decision',
  };
  return permitColumns.map((column) => fields[column] ?? '').join(',');
};

const load = async (...lines: readonly string[]): Promise<void> => {
  const { file, run } = importProcess(kyrgyzstan, subgraph);
  const path = await file('permits.csv', [permitColumns.join(','), ...lines].join('\r\n'));
  expect(await run(path)).toMatchObject({ code: 0 });
};

const query = 'subscription { certificationChanged { number destination events { kind } } }';

interface Told {
  readonly number: string;
}

/** Announces the certification that was there before, until one who follows has heard of it. */
const untilHeard = async (heard: Promise<unknown>): Promise<void> => {
  const again = setInterval(() => {
    void subgraph.superuser.query('select pg_notify($1, $2)', [
      channelOf(certification),
      idOf('certification', 1),
    ]);
  }, 100);
  await heard;
  clearInterval(again);
};

/** Follows certifications, from now on; gives the next of them, and an end. */
const follow = async (as?: string) => {
  const headers: Record<string, string> =
    as === undefined ? {} : { authorization: `Bearer ${await issuer.token(as)}` };
  const client = createClient({ url: `${url}/graphql/stream`, headers, retryAttempts: 0 });
  const events = client.iterate<{ certificationChanged: Told }>({ query });
  await untilHeard(events.next());
  return {
    next: async () => {
      for (;;) {
        const { value } = (await events.next()) as { value: ExecutionResult<{ certificationChanged: Told }> };
        if (value.data?.certificationChanged.number !== 'SYN-BEFORE') return value.data?.certificationChanged;
      }
    },
    leave: () => {
      client.dispose();
    },
  };
};

describe('a file of permits that is loaded', () => {
  it('is told of, certification by certification, to those who may see each', async () => {
    const everyone = await follow();
    const ministry = await follow('kyrgyz-ministry');
    const granted = [
      line('SYN-JP', 'JP', 'GRANTED', '2026-01-10', '00003201410281'),
      line('SYN-TR', 'TR', 'GRANTED', '2026-01-10', '00003201410282'),
    ];
    await load(...granted);
    const japanese = { number: 'SYN-JP', destination: 'JP', events: [{ kind: 'GRANTED' }] };
    const turkish = { number: 'SYN-TR', destination: 'TR', events: [{ kind: 'GRANTED' }] };
    expect(await everyone.next()).toEqual(japanese);
    expect([await ministry.next(), await ministry.next()]).toEqual(
      expect.arrayContaining([japanese, turkish]),
    );
    await load(
      ...granted,
      line('SYN-TR', 'TR', 'SUSPENDED', '2026-01-22', '00003201410282'),
      line('SYN-JP', 'JP', 'SUSPENDED', '2026-01-22', '00003201410281'),
    );
    // Nothing came between of the one that is none of theirs.
    expect(await everyone.next()).toEqual({
      ...japanese,
      events: [{ kind: 'GRANTED' }, { kind: 'SUSPENDED' }],
    });
    everyone.leave();
    ministry.leave();
  });
});
