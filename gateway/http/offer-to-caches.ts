import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Strong: two answers have the same tag only if they have the same bytes and the same media type. */
const entityTag = (mediaType: string, text: string): string =>
  `"${createHash('sha256').update(`${mediaType}\n`).update(text).digest('base64url')}"`;

/** Whether a caller that sent this `If-None-Match` holds what has this tag (RFC 9110, section 13.1.2). */
const isHeld = (condition: string | undefined, tag: string): boolean =>
  condition !== undefined &&
  (condition.trim() === '*' || condition.split(',').some((held) => held.trim().replace(/^W\//, '') === tag));

/**
 * Sends to a GET what anyone may have, so that caches may keep it: 304 without a body to who holds it already. Only for
 * answers to the public that are whole; whatever was sent with a token is stored by nobody.
 *
 * @param maxAgeSeconds how long a cache may answer by itself; with 0 it has to ask here each time
 */
export const offerToCaches = (
  request: FastifyRequest,
  reply: FastifyReply,
  mediaType: string,
  text: string,
  maxAgeSeconds: number,
): FastifyReply => {
  const tag = entityTag(mediaType, text);
  void reply.headers({
    'cache-control': `public, max-age=${String(maxAgeSeconds)}, must-revalidate`,
    etag: tag,
    vary: 'Authorization, Accept',
  });
  return isHeld(request.headers['if-none-match'], tag)
    ? reply.code(304).send()
    : reply.code(200).header('content-type', `${mediaType}; charset=utf-8`).send(text);
};

/** Whether a request came in a way whose answer caches may keep. */
export const isForAnyone = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers.authorization === undefined;
