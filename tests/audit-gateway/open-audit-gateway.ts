import { parse } from 'graphql';
import { pino } from 'pino';
import { readGatewayKeys } from '../../gateway/clearance/gateway-key.ts';
import { readSupergraphFacts } from '../../gateway/execution/supergraph-facts.ts';
import { openGateway } from '../../gateway/open-gateway.ts';
import { gatewayKeysText } from '../gateway/world/open-world.ts';
import { markPublic } from './mark-public.ts';

/** The longest that one request to a subgraph may take, in milliseconds. */
const subgraphTimeoutMs = 5_000;

/**
 * The gateway as it is, over a supergraph from elsewhere: everything public, each subgraph where the supergraph says
 * that it is. Nobody has a token for it; whoever asks is the public.
 *
 * @param port 0 for any that is free
 * @throws MarkedSupergraph if the supergraph has markings of its own
 */
export const openAuditGateway = async (
  supergraph: string,
  port: number,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const everybodys = markPublic(supergraph);
  const nobody = new URL('http://127.0.0.1:9/');
  const opened = await openGateway(
    {
      host: '127.0.0.1',
      port,
      supergraph: everybodys,
      subgraphUrls: Object.fromEntries(readSupergraphFacts(parse(everybodys)).subgraphUrls),
      tokenIssuer: nobody.href,
      tokenAudience: 'urn:kopuro:audit',
      tokenKeysUrl: nobody,
      gatewayKeys: await readGatewayKeys(await gatewayKeysText()),
      subgraphTimeoutMs,
      logLevel: 'warn',
    },
    pino({ level: 'warn', base: { process: 'audit-gateway' } }),
  );
  const url = await opened.front.listen({ host: '127.0.0.1', port });
  return { url, close: opened.close };
};
