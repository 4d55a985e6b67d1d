import { decodeJwt } from 'jose';

/**
 * When a token expires that `authenticate` has accepted, in milliseconds; undefined for the public, who has none.
 *
 * @param authorization every value of the request's `Authorization` header
 */
export const tokenEnd = ([header]: readonly string[]): number | undefined => {
  if (header === undefined) return undefined;
  const { exp = 0 } = decodeJwt(header.slice(header.lastIndexOf(' ') + 1));
  return exp * 1000;
};
