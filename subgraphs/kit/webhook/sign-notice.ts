import { SignJWT } from 'jose';
import type { CryptoKey } from 'jose';
import type { Party } from '../../../schema/audience.ts';

/** The key with which a party's relay signs, by the name under which its receivers know the public half. */
export interface WebhookKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

/** What a webhook tells of a notice: that there is one, of which kind, and when. Whoever receives it asks the gateway. */
export interface ToldNotice {
  readonly id: string;
  readonly kind: string;
  readonly occurredAt: Date;
  readonly sentAt: Date;
  readonly receivedAt: Date;
}

/** How long a receiver may take a signature for fresh, in seconds: each attempt is signed anew. */
const freshSeconds = 300;

/**
 * Signs what a webhook tells, as a JSON Web Token (JWS, RFC 7515) for one address alone. Its `jti` is the same at each
 * attempt, so that a receiver knows what it has had.
 */
export const signNotice = (
  party: Party,
  { kid, key }: WebhookKey,
  {
    url,
    deliveryId,
    notice,
  }: { readonly url: string; readonly deliveryId: string; readonly notice: ToldNotice },
): Promise<string> =>
  new SignJWT({
    notice: {
      id: notice.id,
      kind: notice.kind,
      occurredAt: notice.occurredAt.toISOString(),
      sentAt: notice.sentAt.toISOString(),
      receivedAt: notice.receivedAt.toISOString(),
    },
  })
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'kopuro-notice+jwt' })
    .setIssuer(`kopuro-relay-${party}`)
    .setAudience(url)
    .setJti(deliveryId)
    .setIssuedAt()
    .setExpirationTime(`${String(freshSeconds)}s`)
    .sign(key);
