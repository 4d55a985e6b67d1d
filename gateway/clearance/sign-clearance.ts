import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Audience, AudienceId } from '../../schema/audience.ts';
import type { GatewayKey } from './gateway-key.ts';

/** The header in which a clearance travels to a subgraph. */
export const clearanceHeader = 'kopuro-clearance';

/** Until a clearance expires; subgraphs accept at most 60 seconds. */
const validSeconds = 60;
/** How long one signed clearance may be used again for the same audience and subgraph. */
const reusedMs = 20_000;

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
      new SignJWT({ audience: audience.id })
        .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'kopuro-clearance+jwt' })
        .setIssuer('kopuro-gateway')
        .setAudience(subgraph)
        .setIssuedAt(at)
        .setExpirationTime(at + validSeconds)
        .setJti(randomUUID())
        .sign(key.privateKey);
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
