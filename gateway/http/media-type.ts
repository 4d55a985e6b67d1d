/** The two media types of GraphQL over HTTP. */
export type MediaType = 'application/json' | 'application/graphql-response+json';

const meant: ReadonlyMap<string, MediaType> = new Map([
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/json', 'application/json'],
  // Who does not say which is served the older of the two (GraphQL over HTTP, section 6.4).
  ['application/*', 'application/json'],
  ['*/*', 'application/json'],
]);

/**
 * The media type to answer in: of those that the `Accept` header prefers most, the first.
 * Without the header: `application/json`. Undefined if it allows neither.
 */
export const mediaTypeFor = (accept: string | undefined): MediaType | undefined => {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  const only = meant.get(accept);
  if (only !== undefined) return only;
  let best: { readonly type: MediaType; readonly weight: number } | undefined;
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    const type = meant.get(name);
    const value = (key: string) =>
      parameters.find((parameter) => parameter.startsWith(`${key}=`))?.slice(key.length + 1);
    const weight = Number(value('q') ?? '1');
    const charset = value('charset') ?? 'utf-8';
    if (type === undefined || !(weight > 0) || !/^"?utf-?8"?$/.test(charset)) continue;
    if (best === undefined || weight > best.weight) best = { type, weight };
  }
  return best?.type;
};
