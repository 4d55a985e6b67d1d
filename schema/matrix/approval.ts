import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { parties } from '../audience.ts';
import type { Party } from '../audience.ts';

/** A party's signed word that it has approved its part of the matrix. */
export interface Approval {
  readonly party: Party;
  /** SHA-256 of the approved part, in hexadecimal. */
  readonly sha256: string;
  /** The day of the approval, as 2026-08-03. */
  readonly approvedOn: string;
  /** What the approval is worth, in the signer's words. */
  readonly statement: string;
  /** Ed25519 over all of the above, in base64url. */
  readonly signature: string;
}

/** A party's approval key, either half. */
export interface ApprovalKey {
  readonly party: Party;
  readonly holder: string;
  readonly key: JsonWebKey;
}

/** The digest under which a text is approved. */
export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const signedBytes = ({ party, sha256, approvedOn, statement }: Omit<Approval, 'signature'>): Buffer =>
  Buffer.from(
    JSON.stringify(['kopuro released matrix approval 1', party, sha256, approvedOn, statement]),
    'utf8',
  );

/** Signs an approval with the party's private key. */
export const signApproval = (approval: Omit<Approval, 'signature'>, { key }: ApprovalKey): Approval => ({
  ...approval,
  signature: sign(null, signedBytes(approval), createPrivateKey({ key, format: 'jwk' })).toString(
    'base64url',
  ),
});

/** Whether an approval was signed by the party whose key this is. */
export const isSignedBy = (approval: Approval, { party, key }: ApprovalKey): boolean => {
  if (key.kty !== 'OKP' || key.crv !== 'Ed25519' || party !== approval.party) return false;
  try {
    return verify(
      null,
      signedBytes(approval),
      createPublicKey({ key, format: 'jwk' }),
      Buffer.from(approval.signature, 'base64url'),
    );
  } catch {
    // A key that cannot be read has signed nothing.
    return false;
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isParty = (value: unknown): value is Party => parties.some((party) => party === value);

/** @throws Error if the text is no approval. */
export const readApproval = (text: string): Approval => {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new Error('it is no JSON object');
  const { party, sha256, approvedOn, statement, signature } = value;
  if (!isParty(party)) throw new Error(`its \`party\` is none of ${parties.join(', ')}`);
  if (
    typeof sha256 !== 'string' ||
    typeof approvedOn !== 'string' ||
    typeof statement !== 'string' ||
    typeof signature !== 'string'
  )
    throw new Error('it needs the texts `sha256`, `approvedOn`, `statement` and `signature`');
  return { party, sha256, approvedOn, statement, signature };
};

/** @throws Error if the text is no approval key. */
export const readApprovalKey = (text: string): ApprovalKey => {
  const value: unknown = JSON.parse(text);
  if (
    !isRecord(value) ||
    !isParty(value['party']) ||
    typeof value['holder'] !== 'string' ||
    !isRecord(value['key'])
  )
    throw new Error('it needs `party`, `holder` and `key` (a JSON Web Key)');
  return { party: value['party'], holder: value['holder'], key: value['key'] };
};
