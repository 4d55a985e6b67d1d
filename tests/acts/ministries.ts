import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { readGatewayKeys } from '../../gateway/clearance/gateway-key.ts';
import { openGateway } from '../../gateway/open-gateway.ts';
import type { OpenedGateway } from '../../gateway/open-gateway.ts';
import { cooperation } from '../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../subgraphs/japan/japan.ts';
import { kyrgyzstan } from '../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { openTokenIssuer, tokenAudience } from '../gateway/world/token-issuer.ts';
import { keyFileText, makeGatewayKey } from '../subgraphs/gateway-keys.ts';
import { serveSubgraph } from '../subgraphs/served-subgraph.ts';
import type { ServedSubgraph } from '../subgraphs/served-subgraph.ts';
import { acceptedSupergraphs } from '../cluster/accepted-supergraphs.ts';
import { askingAt } from './asking.ts';
import type { Asking } from './asking.ts';

/** Both ministries' databases and subgraphs behind the real gateway, all over real HTTP. */
export interface Ministries extends Asking {
  readonly japan: ServedSubgraph;
  readonly kyrgyzstan: ServedSubgraph;
  readonly cooperation: ServedSubgraph;
  readonly url: string;
  readonly gateway: OpenedGateway['gateway'];
  readonly close: () => Promise<void>;
}

const project = join(import.meta.dirname, '..', '..');

export const openMinistries = async (): Promise<Ministries> => {
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
      supergraph: readFileSync(join(project, 'schema/supergraph.graphql'), 'utf8'),
      subgraphUrls: {
        japan: served.japan.url,
        kyrgyzstan: served.kyrgyzstan.url,
        cooperation: served.cooperation.url,
      },
      tokenIssuer: issuer.url,
      tokenAudience,
      tokenKeysUrl: new URL(`${issuer.url}/jwks`),
      gatewayKeys: await readGatewayKeys(await keyFileText(keys)),
      subgraphTimeoutMs: 5_000,
      logLevel: 'silent',
      acceptedFile: acceptedSupergraphs(),
    },
    pino({ level: 'silent' }),
  );
  const url = await opened.front.listen({ host: '127.0.0.1', port: 0 });
  return {
    ...served,
    url,
    gateway: opened.gateway,
    ...askingAt(url, issuer),
    close: async () => {
      await opened.close();
      await Promise.all([...Object.values(served).map((one) => one.close()), issuer.close()]);
    },
  };
};
