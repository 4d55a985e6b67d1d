import type { TokenIssuer } from '../../gateway/world/token-issuer.ts';
import type { Asking } from '../load/ask.ts';

/** One question in many wordings, each an operation of its own to whoever keeps operations. */
const worded = (at: number): string => `query Distinct${String(at)}($first: Int!) {
  supportOrganizations(first: $first) {
    edges { node { id registrationNumber name prefecture a${String(at)}: registeredOn } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** So many operations that ask the same, as one caller or as the public. */
export const distinctOperations = async (
  count: number,
  issuer: TokenIssuer,
  as?: string,
): Promise<readonly Asking[]> => {
  // It must last through all rounds.
  const claims = { exp: Math.floor(Date.now() / 1_000) + 3_600 };
  const headers: Readonly<Record<string, string>> =
    as === undefined ? {} : { authorization: `Bearer ${await issuer.token(as, { claims })}` };
  return Array.from({ length: count }, (_, at) => ({
    body: JSON.stringify({ query: worded(at), variables: { first: 10 } }),
    headers,
  }));
};
