import { jwtVerify } from 'jose';
import { audiences, isAudienceId } from '../../../schema/audience.ts';
import type { Audience } from '../../../schema/audience.ts';
import type { TrustedKey } from './trusted-keys.ts';

/** The header in which a gateway sends a caller's signed clearance. */
export const clearanceHeader = 'kopuro-clearance';

/** The longest that a clearance may live, in seconds. */
const longestLife = 60;

/** Accepts a clearance, or gives nothing: no reason is told. */
export type VerifyClearance = (token: string | undefined) => Promise<Audience | undefined>;

/**
 * A verifier for one subgraph: a clearance counts when a trusted gateway key signed it, for an audience that this key's
 * party may speak for, addressed to this subgraph, and it is fresh. One that counted is remembered until it expires.
 */
export const clearanceVerifier = (subgraph: string, trusted: ReadonlyMap<string, TrustedKey>): VerifyClearance => {
  const accepted = new Map<string, { readonly audience: Audience; readonly until: number }>();

  const verify = async (token: string): Promise<{ audience: Audience; until: number } | undefined> => {
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
        maxTokenAge: longestLife,
        clockTolerance: 5,
      },
    );
    const { audience: id, aud, exp = 0, iat = 0 } = payload;
    if (typeof id !== 'string' || !isAudienceId(id) || typeof aud !== 'string') return undefined;
    const audience = audiences[id];
    if (exp - iat > longestLife || !audience.assertedBy.some((speaker) => speaker === party)) return undefined;
    return { audience, until: exp * 1000 };
  };

  return async (token) => {
    if (token === undefined) return undefined;
    const known = accepted.get(token);
    if (known !== undefined && known.until > Date.now()) return known.audience;
    accepted.delete(token);
    const found = await verify(token).catch(() => undefined);
    if (found === undefined) return undefined;
    if (accepted.size >= 1_000) accepted.clear();
    accepted.set(token, found);
    return found.audience;
  };
};
