import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysFolderIn } from '../../local/keys-folder.ts';
import { startStack } from '../../local/start/stack.ts';
import { requestToken } from '../../local/token/request-token.ts';
import { freePorts } from '../deployment/free-ports.ts';

/** What a caller gets: the status and the body as text. */
export interface Got {
  readonly status: number;
  readonly text: string;
}

/** A whole Köpürö with its demonstration data, on ports of its own. */
export interface TestStack {
  /** Asks a question as an audience by its token's name, or as the public. */
  readonly ask: (query: string, as?: string) => Promise<Got>;
  /** Fetches a path of the gateway. */
  readonly get: (path: string, as?: string) => Promise<Got>;
  readonly stop: () => Promise<void>;
}

/** Starts it as `npm start` does, in a folder that is removed at the end. */
export const startTestStack = async (): Promise<TestStack> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'kopuro-'));
  const [gateway = 0, japan = 0, kyrgyzstan = 0, cooperation = 0, identityProvider = 0] = await freePorts(5);
  const stack = await startStack({
    dataFolder,
    host: '127.0.0.1',
    ports: { gateway, japan, kyrgyzstan, cooperation, identityProvider },
    databaseUrls: {},
    demonstration: 'on',
    durable: false,
  });
  const tokens = new Map<string, Promise<string>>();
  const authorization = async (as: string | undefined): Promise<Record<string, string>> => {
    if (as === undefined) return {};
    const issuer = stack.addresses.identityProvider;
    const token = tokens.get(as) ?? requestToken({ issuer, keysFolder: keysFolderIn(dataFolder), name: as });
    tokens.set(as, token);
    return { authorization: `Bearer ${await token}` };
  };
  const get = async (path: string, as?: string, init: RequestInit = {}): Promise<Got> => {
    const headers = { ...(await authorization(as)), ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(`${stack.addresses.gateway}${path}`, { ...init, headers });
    return { status: response.status, text: await response.text() };
  };
  return {
    get: (path, as) => get(path, as),
    ask: (query, as) =>
      get('/graphql', as, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      }),
    stop: async () => {
      await stack.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
};
