/**
 * When a token expires that `authenticate` has accepted, in milliseconds; undefined for the public, who has none.
 *
 * @param authorization every value of the request's `Authorization` header
 */
export const tokenEnd = async ([header]: readonly string[]): Promise<number | undefined> => {
  if (header === undefined) return undefined;
  const { decodeJwt } = await import('jose');
  const { exp = 0 } = decodeJwt(header.slice(header.lastIndexOf(' ') + 1));
  return exp * 1000;
};
