import { databaseEnvironment } from '../../../local/database-environment.ts';
import type { KeyFiles } from '../../../local/keys-folder.ts';
import { startEngine } from '../engines/engine.ts';
import type { Engine } from '../engines/engine.ts';
import type { DataSet } from './data-set.ts';

/** What a size is served with. */
interface Serving {
  readonly keys: KeyFiles;
  readonly supergraphFile: string;
  readonly acceptedFile: string;
  readonly token: { readonly issuer: string; readonly audience: string };
  /** Processor time of the databases' own processes so far, in microseconds. */
  readonly databaseTime: () => Promise<number>;
}

/** The subgraphs of a size and a gateway over them, as one engine: it has used what all of them and their databases have. */
export const openSize = async (
  { rows, urls }: DataSet,
  { keys, supergraphFile, acceptedFile, token, databaseTime }: Serving,
): Promise<Engine> => {
  const started: Engine[] = [];
  const start = async (...program: Parameters<typeof startEngine>): Promise<Engine> => {
    const engine = await startEngine(...program);
    started.push(engine);
    return engine;
  };
  const subgraph = (name: 'japan' | 'cooperation') =>
    start({
      name,
      file: `subgraphs/${name}/main.ts`,
      environment: { ...databaseEnvironment(name, urls[name], keys), GATEWAY_TRUST_FILE: keys.gatewayTrust },
    });
  const [japan, cooperation] = [await subgraph('japan'), await subgraph('cooperation')];
  const gateway = await start({
    name: `gateway over ${String(rows)} rows`,
    file: 'gateway/main.ts',
    environment: {
      SUPERGRAPH_FILE: supergraphFile,
      GATEWAY_KEYS_FILE: keys.gatewayKeys,
      // Joined reads would be measured as if they had been carried out.
      JOIN_PUBLIC_READS: 'off',
      ACCEPTED_SUPERGRAPHS_FILE: acceptedFile,
      ANONYMOUS_REQUESTS_PER_MINUTE: '0',
      TOKEN_ISSUER: token.issuer,
      TOKEN_KEYS_URL: `${token.issuer}/jwks`,
      TOKEN_AUDIENCE: token.audience,
      JAPAN_SUBGRAPH_URL: `${japan.url}/graphql`,
      COOPERATION_SUBGRAPH_URL: `${cooperation.url}/graphql`,
    },
  });
  return {
    name: rows.toLocaleString('en'),
    url: gateway.url,
    usage: async () => {
      const usages = await Promise.all(started.map((engine) => engine.usage()));
      return {
        cpu: usages.reduce((sum, { cpu }) => sum + cpu, await databaseTime()),
        rss: usages.reduce((sum, { rss }) => sum + rss, 0),
      };
    },
    stop: async () => {
      await Promise.all(started.map((engine) => engine.stop()));
    },
  };
};
