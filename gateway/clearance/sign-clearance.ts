import { randomUUID, webcrypto } from 'node:crypto';
import type { Audience, AudienceId } from '../../schema/audience.ts';
import type { GatewayKey } from './gateway-key.ts';

/** The header in which a clearance travels to a subgraph. */
export const clearanceHeader = 'kopuro-clearance';

/** Until a clearance expires; subgraphs accept at most 60 seconds. */
const validSeconds = 60;
/** How long one signed clearance may be used again for the same audience and subgraph. */
const reusedMs = 20_000;

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * A compact JWS (RFC 7515) by Ed25519 (RFC 8037). Written out here, since no more of `jose` than this is needed before the
 * first answer, and loading that would take a tenth of the time until then.
 */
const signEdDsa = async (
  { kid, privateKey }: GatewayKey,
  type: string,
  claims: Readonly<Record<string, string | number>>,
): Promise<string> => {
  const content = `${base64url({ alg: 'EdDSA', kid, typ: type })}.${base64url(claims)}`;
  const signature = await webcrypto.subtle.sign('Ed25519', privateKey, Buffer.from(content));
  return `${content}.${Buffer.from(signature).toString('base64url')}`;
};

/** What lets one audience's requests into the subgraphs. */
export interface Clearance {
  readonly audience: Audience;
  /** The signed statement for one subgraph: a compact JWS, at most 20 seconds old. */
  readonly forSubgraph: (subgraph: string) => Promise<string>;
}

/**
 * The clearance of every audience that this gateway's keys may speak for; the others have none.
 *
 * @param now the time in milliseconds
 */
export const openClearances = (
  audiences: readonly Audience[],
  keys: readonly GatewayKey[],
  now: () => number,
): ReadonlyMap<AudienceId, Clearance> => {
  const clearanceOf = (audience: Audience, key: GatewayKey): Clearance => {
    const signed = new Map<string, { readonly until: number; readonly token: Promise<string> }>();
    const sign = (subgraph: string, at: number) =>
      signEdDsa(key, 'kopuro-clearance+jwt', {
        audience: audience.id,
        iss: 'kopuro-gateway',
        aud: subgraph,
        iat: at,
        exp: at + validSeconds,
        jti: randomUUID(),
      });
    return {
      audience,
      forSubgraph: (subgraph) => {
        const time = now();
        const known = signed.get(subgraph);
        // A clock set back would otherwise keep a clearance for longer than it is good.
        if (known !== undefined && time < known.until && time > known.until - reusedMs - 1)
          return known.token;
        const token = sign(subgraph, Math.floor(time / 1000));
        signed.set(subgraph, { until: time + reusedMs, token });
        return token;
      },
    };
  };
  return new Map(
    audiences.flatMap((audience) => {
      const key = keys.find(({ party }) => audience.assertedBy.includes(party));
      return key === undefined ? [] : [[audience.id, clearanceOf(audience, key)] as const];
    }),
  );
};
