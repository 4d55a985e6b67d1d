import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { audiences } from '../../schema/audience.ts';
import type { Audience } from '../../schema/audience.ts';
import { refuseRequest } from '../refusal.ts';
import { KeysUnavailable } from './token-keys.ts';
import type { VerifiedTokens } from './verified-tokens.ts';

/** What the gateway asks of an access token. */
export interface TokenRules {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** The time in milliseconds. */
  readonly now: () => number;
  /** What passed these rules a moment ago. */
  readonly verified: VerifiedTokens;
}

const scope = 'kopuro';
const clockToleranceSeconds = 5;
/** Longer than this a token is not believed, whatever expiry it names. */
const longestAgeSeconds = 3_600;

const byTokenName: ReadonlyMap<string, Audience> = new Map(
  Object.values(audiences).flatMap((audience) =>
    audience.tokenName === undefined ? [] : [[audience.tokenName, audience] as const],
  ),
);

const unauthenticated = (challenge: string) =>
  refuseRequest(401, 'UNAUTHENTICATED', undefined, { 'www-authenticate': challenge });

const bearerToken = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * Who a verified token speaks for. The audience claim must be ours alone: a token also meant for another service
 * could be replayed here by that service. An unknown subject is nobody; there is no default role.
 */
const audienceOf = (claims: JWTPayload, rules: TokenRules): Audience | undefined => {
  const client = claims['client_id'];
  const scopes = claims['scope'];
  if (claims.aud !== rules.audience || claims.sub === undefined) return undefined;
  if (client !== undefined && client !== claims.sub) return undefined;
  if (typeof scopes !== 'string' || !scopes.split(' ').includes(scope)) return undefined;
  return byTokenName.get(claims.sub);
};

/**
 * Who asks. Without an `Authorization` header: the public. With one, it must hold a token that passes every rule;
 * anything else is refused with 401 and never answered as the public.
 *
 * @param authorization every value of the request's `Authorization` header
 * @throws Refusal 401 for a bad token, 503 while the issuer's keys cannot be had
 */
export const authenticate = async (
  authorization: readonly string[],
  rules: TokenRules,
): Promise<Audience> => {
  const [header, ...others] = authorization;
  if (header === undefined) return audiences.public;
  const token = others.length === 0 ? bearerToken.exec(header)?.[1] : undefined;
  if (token === undefined) throw unauthenticated('Bearer error="invalid_request"');

  const time = rules.now();
  const known = rules.verified.audienceOf(token, time);
  if (known !== undefined) return known;
  // Loaded for the first token: the public's first answer does not wait for it.
  const { jwtVerify } = await import('jose');
  const claims = await jwtVerify(token, rules.keys, {
    algorithms: ['ES256'],
    issuer: rules.issuer,
    audience: rules.audience,
    typ: 'at+jwt',
    requiredClaims: ['exp', 'iat', 'sub', 'aud', 'iss'],
    clockTolerance: clockToleranceSeconds,
    maxTokenAge: longestAgeSeconds,
    currentDate: new Date(time),
  }).then(
    ({ payload }) => payload,
    (error: unknown) => {
      if (!(error instanceof KeysUnavailable)) throw unauthenticated('Bearer error="invalid_token"');
      throw refuseRequest(503, 'UNAUTHENTICATED', 'The access token cannot be checked at this moment.', {
        'retry-after': '30',
      });
    },
  );
  const audience = audienceOf(claims, rules);
  if (audience === undefined) throw unauthenticated('Bearer error="invalid_token"');
  const { exp = 0, iat = 0 } = claims;
  rules.verified.keep(token, audience, time, 1_000 * Math.min(exp, iat + longestAgeSeconds));
  return audience;
};
