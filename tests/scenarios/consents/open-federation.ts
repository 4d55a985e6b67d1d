import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { openGateway } from '../../../gateway/open-gateway.ts';
import type { OpenedGateway } from '../../../gateway/open-gateway.ts';
import { audiences } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../../subgraphs/japan/japan.ts';
import { kyrgyzstan } from '../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { openTokenIssuer, tokenAudience } from '../../gateway/world/token-issuer.ts';
import { makeGatewayKey } from '../../subgraphs/gateway-keys.ts';
import { serveSubgraph } from '../../subgraphs/served-subgraph.ts';
import type { ServedSubgraph } from '../../subgraphs/served-subgraph.ts';

/** What a caller gets of a question. */
export interface Told {
  readonly status: number;
  readonly text: string;
}

/** A gateway over the three subgraphs, each with a database of its own and no rows but those of the test. */
export interface Federation {
  readonly japan: ServedSubgraph;
  readonly kyrgyzstan: ServedSubgraph;
  readonly cooperation: ServedSubgraph;
  readonly gateway: OpenedGateway['gateway'];
  readonly ask: (audience: AudienceId, query: string) => Promise<Told>;
  readonly schema: (audience: AudienceId) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Opens one. */
export const openFederation = async (): Promise<Federation> => {
  const keys = [await makeGatewayKey('JAPAN'), await makeGatewayKey('KYRGYZSTAN')];
  const served = {
    japan: await serveSubgraph(japan, keys),
    kyrgyzstan: await serveSubgraph(kyrgyzstan, keys),
    cooperation: await serveSubgraph(cooperation, keys),
  };
  const issuer = await openTokenIssuer();
  const opened = await openGateway(
    {
      host: '127.0.0.1',
      port: 0,
      supergraph: readFileSync('schema/supergraph.graphql', 'utf8'),
      subgraphUrls: {
        japan: served.japan.url,
        kyrgyzstan: served.kyrgyzstan.url,
        cooperation: served.cooperation.url,
      },
      tokenIssuer: issuer.url,
      tokenAudience,
      tokenKeysUrl: new URL(`${issuer.url}/jwks`),
      gatewayKeys: keys,
      subgraphTimeoutMs: 10_000,
      logLevel: 'silent',
    },
    pino({ level: 'silent' }),
  );
  const origin = await opened.front.listen({ host: '127.0.0.1', port: 0 });
  const send = async (audience: AudienceId, path: string, init: RequestInit = {}): Promise<Told> => {
    const { tokenName } = audiences[audience];
    const headers = new Headers(init.headers);
    if (tokenName !== undefined) headers.set('authorization', `Bearer ${await issuer.token(tokenName)}`);
    const response = await fetch(`${origin}${path}`, { ...init, headers });
    return { status: response.status, text: await response.text() };
  };
  return {
    ...served,
    gateway: opened.gateway,
    ask: (audience, query) =>
      send(audience, '/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      }),
    schema: async (audience) => (await send(audience, '/schema.graphql')).text,
    close: async () => {
      await opened.close();
      await issuer.close();
      for (const subgraph of Object.values(served)) await subgraph.close();
    },
  };
};
