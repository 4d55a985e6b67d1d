import type { FetchImplementation, JWTVerifyGetKey } from 'jose';

/** Thrown when the keys that check tokens cannot be had: the token may be good, nobody can tell. */
export class KeysUnavailable extends Error {
  constructor() {
    super('the keys of the token issuer cannot be fetched');
    this.name = 'KeysUnavailable';
  }
}

const timeoutMs = 5_000;
/** The least time between two fetches that both succeed, so that unknown key ids cannot make us flood the issuer. */
const cooldownMs = 30_000;
const cacheMs = 10 * 60_000;
const shortestBackOffMs = 1_000;
const longestBackOffMs = 30_000;

/**
 * The issuer's public keys, from the configured address alone: whatever a token says about where its key might be
 * (`jku`, `x5u`, `jwk`) is not looked at, and redirects are not followed. After a failed fetch the next one waits,
 * each time twice as long, up to 30 seconds.
 *
 * @param address where the issuer publishes its keys
 * @param now the time in milliseconds
 */
export const openTokenKeys = (address: URL, now: () => number): JWTVerifyGetKey => {
  let failures = 0;
  let notBefore = 0;
  const ask: FetchImplementation = (url, options) =>
    now() < notBefore ? Promise.reject(new KeysUnavailable()) : fetch(url, options);
  const open = async () => {
    const { createRemoteJWKSet, customFetch, errors } = await import('jose');
    const keys = createRemoteJWKSet(address, {
      timeoutDuration: timeoutMs,
      cooldownDuration: cooldownMs,
      cacheMaxAge: cacheMs,
      [customFetch]: ask,
    });
    // No key of the token's id, several, or one of a kind that is not supported: the token's fault, not the issuer's.
    const tokenFaults = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];
    return { keys, tokenFaults };
  };
  let opened: ReturnType<typeof open> | undefined;
  return async (header, token) => {
    const { keys, tokenFaults } = await (opened ??= open());
    try {
      const key = await keys(header, token);
      failures = 0;
      return key;
    } catch (error) {
      if (tokenFaults.some((fault) => error instanceof fault)) throw error;
      // Callers that waited for the same fetch fail together; it counts once.
      if (now() >= notBefore) {
        notBefore = now() + Math.min(shortestBackOffMs * 2 ** failures, longestBackOffMs);
        failures += 1;
      }
      throw new KeysUnavailable();
    }
  };
};
