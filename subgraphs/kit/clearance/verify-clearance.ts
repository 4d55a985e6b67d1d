import { jwtVerify } from 'jose';
import { audiences, isAudienceId } from '../../../schema/audience.ts';
import type { Audience } from '../../../schema/audience.ts';
import type { TrustedKey } from './trusted-keys.ts';

/** The header in which a gateway sends a caller's signed clearance. */
export const clearanceHeader = 'kopuro-clearance';

/** The longest that a clearance may live, in seconds. */
const longestLife = 60;

/** How far a gateway's clock may be ahead of ours, in seconds. A clearance lives no longer for it. */
const clockAhead = 5;

/** How many clearances are remembered at most; a gateway uses one for each audience in 20 seconds. */
const mostRemembered = 1_000;

/** Accepts a clearance, or gives nothing: no reason is told. */
export type VerifyClearance = (token: string | undefined) => Promise<Audience | undefined>;

interface Accepted {
  readonly audience: Audience;
  /** The first millisecond at which it counts no more. */
  readonly until: number;
}

/**
 * A verifier for one subgraph: a clearance counts when a trusted gateway key signed it, for an audience that this key's
 * party may speak for, addressed to this subgraph, and it is fresh. One that counted is remembered until it expires.
 *
 * @param now the time in milliseconds
 */
export const clearanceVerifier = (
  subgraph: string,
  trusted: ReadonlyMap<string, TrustedKey>,
  now: () => number = Date.now,
): VerifyClearance => {
  const accepted = new Map<string, Accepted>();

  const verify = async (token: string): Promise<Accepted | undefined> => {
    let party: TrustedKey['party'] | undefined;
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const known = kid === undefined ? undefined : trusted.get(kid);
        if (known === undefined) throw new Error('unknown key');
        party = known.party;
        return known.key;
      },
      {
        algorithms: ['EdDSA'],
        typ: 'kopuro-clearance+jwt',
        issuer: 'kopuro-gateway',
        audience: subgraph,
        requiredClaims: ['exp', 'iat', 'jti'],
        clockTolerance: clockAhead,
        currentDate: new Date(now()),
      },
    );
    const { audience: id, aud, exp, iat } = payload;
    if (typeof id !== 'string' || !isAudienceId(id) || typeof aud !== 'string') return undefined;
    const audience = audiences[id];
    if (!audience.assertedBy.some((speaker) => speaker === party)) return undefined;
    if (exp === undefined || iat === undefined || exp - iat > longestLife) return undefined;
    const isFresh = iat * 1000 <= now() + clockAhead * 1000 && now() < exp * 1000;
    return isFresh ? { audience, until: exp * 1000 } : undefined;
  };

  return async (token) => {
    if (token === undefined) return undefined;
    const known = accepted.get(token);
    if (known !== undefined && now() < known.until) return known.audience;
    accepted.delete(token);
    const found = await verify(token).catch(() => undefined);
    if (found === undefined) return undefined;
    if (accepted.size >= mostRemembered) accepted.clear();
    accepted.set(token, found);
    return found.audience;
  };
};
