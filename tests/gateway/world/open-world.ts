import { exportJWK, generateKeyPair } from 'jose';
import { pino } from 'pino';
import { readGatewayKeys } from '../../../gateway/clearance/gateway-key.ts';
import type { GatewaySettings } from '../../../gateway/config.ts';
import { openGateway } from '../../../gateway/open-gateway.ts';
import type { OpenedGateway } from '../../../gateway/open-gateway.ts';
import { composeDocuments } from './compose-documents.ts';
import { openStubSubgraph } from './stub-subgraph.ts';
import type { StubSubgraph } from './stub-subgraph.ts';
import { subgraphDocuments } from './subgraph-documents.ts';
import { openTokenIssuer, tokenAudience } from './token-issuer.ts';
import type { TokenIssuer } from './token-issuer.ts';

/** What came back: everything a caller can see of an answer. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly unknown[];
      readonly extensions: { readonly code: string };
    }[];
  };
}

export interface World extends OpenedGateway {
  readonly url: string;
  readonly issuer: TokenIssuer;
  readonly subgraphs: {
    readonly japan: StubSubgraph;
    readonly kyrgyzstan: StubSubgraph;
    readonly cooperation: StubSubgraph;
  };
  /** Every line of the log so far. */
  readonly logged: string[];
  readonly send: (path: string, init?: RequestInit) => Promise<Seen>;
  /** Asks by POST; as the public unless a token's name is given. */
  readonly ask: (query: string, options?: AskOptions) => Promise<Seen>;
  readonly askByGet: (query: string, options?: AskOptions) => Promise<Seen>;
}

export interface AskOptions {
  readonly as?: string | undefined;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly accept?: string;
}

/** Private signing keys of both parties, as the gateway's key file holds them. */
export const gatewayKeysText = async (
  parties: readonly string[] = ['JAPAN', 'KYRGYZSTAN'],
): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      parties.map(async (party) => {
        const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
        return { party, kid: `${party}-1`, privateKey: await exportJWK(privateKey) };
      }),
    ),
  );

/** Three stub subgraphs, a token issuer, and the real gateway over real HTTP, all in this process. */
export const openWorld = async (
  parties?: readonly string[],
  changes: Partial<GatewaySettings> = {},
): Promise<World> => {
  const [japan, kyrgyzstan, cooperation] = await Promise.all([
    openStubSubgraph('japan'),
    openStubSubgraph('kyrgyzstan'),
    openStubSubgraph('cooperation'),
  ]);
  const issuer = await openTokenIssuer();
  const closeAround = () =>
    Promise.all([japan.close(), kyrgyzstan.close(), cooperation.close(), issuer.close()]);
  const logged: string[] = [];
  const opened = await openGateway(
    {
      host: '127.0.0.1',
      port: 0,
      supergraph: composeDocuments(subgraphDocuments),
      subgraphUrls: { japan: japan.url, kyrgyzstan: kyrgyzstan.url, cooperation: cooperation.url },
      tokenIssuer: issuer.url,
      tokenAudience,
      tokenKeysUrl: new URL(`${issuer.url}/jwks`),
      gatewayKeys: await readGatewayKeys(await gatewayKeysText(parties)),
      subgraphTimeoutMs: 2_500,
      logLevel: 'info',
      ...changes,
    },
    pino({ base: null }, { write: (line: string) => void logged.push(line) }),
  ).catch(async (error: unknown) => {
    await closeAround();
    throw error;
  });
  const url = await opened.front.listen({ host: '127.0.0.1', port: 0 });

  const send = async (path: string, init: RequestInit = {}): Promise<Seen> => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as Seen['body']) : {},
    };
  };
  const headersFor = async ({ as, accept }: AskOptions): Promise<Record<string, string>> => ({
    ...(as === undefined ? {} : { authorization: `Bearer ${await issuer.token(as)}` }),
    ...(accept === undefined ? {} : { accept }),
  });
  return {
    ...opened,
    url,
    issuer,
    subgraphs: { japan, kyrgyzstan, cooperation },
    logged,
    send,
    ask: async (query, options = {}) =>
      send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await headersFor(options)) },
        body: JSON.stringify({ query, variables: options.variables, operationName: options.operationName }),
      }),
    askByGet: async (query, options = {}) => {
      const parameters = new URLSearchParams({ query });
      if (options.variables !== undefined) parameters.set('variables', JSON.stringify(options.variables));
      if (options.operationName !== undefined) parameters.set('operationName', options.operationName);
      return send(`/graphql?${parameters.toString()}`, { headers: await headersFor(options) });
    },
    close: async () => {
      await opened.close();
      await closeAround();
    },
  };
};
