/** What a token says of itself. Only shown to its holder: the gateway alone decides what it is worth. */
export interface TokenFacts {
  readonly holder: string | undefined;
  readonly validUntil: Date | undefined;
}

/** The token in what was pasted: without `Bearer`, and without the line breaks that a terminal puts in. */
export function pastedToken(pasted: string): string {
  return pasted.replace(/^\s*bearer\s+/iu, '').replace(/\s+/gu, '');
}

/** Whether an HTTP header can carry the text at all; a browser refuses to send it otherwise. */
export function looksLikeToken(token: string): boolean {
  return /^[\w\-.~+/=]+$/u.test(token);
}

/** Reads holder and expiry from a JWT, unverified; both are unknown for a token of another form. */
export function tokenFacts(token: string): TokenFacts {
  const claims = claimsOf(token);
  const holder = claims['sub'];
  const expiry = claims['exp'];
  return {
    holder: typeof holder === 'string' ? holder : undefined,
    validUntil: typeof expiry === 'number' ? new Date(expiry * 1000) : undefined,
  };
}

function claimsOf(token: string): Record<string, unknown> {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
