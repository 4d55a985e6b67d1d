import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { audiences } from '../../../schema/audience.ts';
import type { AudienceId, Party } from '../../../schema/audience.ts';
import { readGatewayKeys } from '../../../gateway/clearance/gateway-key.ts';
import type { GatewayKey } from '../../../gateway/clearance/gateway-key.ts';
import { openTokenIssuer } from '../../gateway/world/token-issuer.ts';
import type { TokenIssuer } from '../../gateway/world/token-issuer.ts';

/** What a clearance says, and who signs it. */
export interface ClearanceClaims {
  readonly audience: AudienceId;
  readonly subgraph: string;
  readonly party: Party;
  /** Seconds from now. */
  readonly issued?: number;
  readonly expires?: number;
  /** The type of the token. */
  readonly typ?: string;
}

/** Real keys, tokens and clearances for every stack of a run. */
export interface Identities {
  readonly issuerUrl: string;
  readonly gatewayKeys: readonly GatewayKey[];
  /** A token of the issuer's, with anything changed. */
  readonly token: TokenIssuer['token'];
  /** A clearance signed by a party's key, with anything changed. */
  readonly clearance: (given: ClearanceClaims) => Promise<string>;
  /** The file of the keys that subgraphs trust. */
  readonly trustFile: string;
  /** Where gateways remember which supergraphs the planner has survived. */
  readonly acceptedFile: string;
  /** The `Authorization` header of an audience, or none for the public. */
  readonly authorization: (audience: AudienceId) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

const renewedAfterMs = 5 * 60_000;

/** Opens a token issuer and makes a gateway key for each party. */
export const openIdentities = async (): Promise<Identities> => {
  const folder = await mkdtemp(join(tmpdir(), 'kopuro-identities-'));
  const issuer = await openTokenIssuer();
  const pairs = await Promise.all(
    ['JAPAN', 'KYRGYZSTAN'].map(async (party) => {
      const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
      return {
        party,
        kid: `${party}-1`,
        publicKey: await exportJWK(publicKey),
        privateKey: await exportJWK(privateKey),
      };
    }),
  );
  const trustFile = join(folder, 'trust.json');
  await writeFile(
    trustFile,
    JSON.stringify(pairs.map(({ party, kid, publicKey }) => ({ party, kid, publicKey }))),
  );
  const gatewayKeys = await readGatewayKeys(
    JSON.stringify(pairs.map(({ party, kid, privateKey }) => ({ party, kid, privateKey }))),
  );
  const kept = new Map<AudienceId, { readonly at: number; readonly header: Promise<string> }>();
  return {
    issuerUrl: issuer.url,
    gatewayKeys,
    trustFile,
    acceptedFile: join(folder, 'accepted'),
    token: issuer.token,
    clearance: ({ audience, subgraph, party, issued = 0, expires = 60, typ = 'kopuro-clearance+jwt' }) => {
      const key = gatewayKeys.find((candidate) => candidate.party === party);
      if (key === undefined) throw new Error(`there is no key of ${party}`);
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ audience })
        .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ })
        .setIssuer('kopuro-gateway')
        .setAudience(subgraph)
        .setIssuedAt(now + issued)
        .setExpirationTime(now + expires)
        .setJti(randomUUID())
        .sign(key.privateKey);
    },
    authorization: async (id) => {
      const { tokenName } = audiences[id];
      if (tokenName === undefined) return undefined;
      const known = kept.get(id);
      if (known !== undefined && Date.now() - known.at < renewedAfterMs) return known.header;
      const header = issuer.token(tokenName).then((token) => `Bearer ${token}`);
      kept.set(id, { at: Date.now(), header });
      return header;
    },
    close: async () => {
      await issuer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
