import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../refusal.ts';
import { writeAnswer } from '../written-answer.ts';
import type { WrittenAnswer } from '../written-answer.ts';
import { mediaTypeFor } from './media-type.ts';
import type { MediaType } from './media-type.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** How the request ended, for the log: the codes of its errors, or nothing. */
    outcome: readonly string[];
  }
}

const send = (
  reply: FastifyReply,
  status: number,
  mediaType: MediaType,
  { lend, codes }: WrittenAnswer,
): FastifyReply => {
  reply.outcome = codes;
  const { content, release } = lend();
  // Where the caller goes before that, the memory is not used again.
  reply.raw.once('finish', release);
  return reply.code(status).header('content-type', `${mediaType}; charset=utf-8`).send(content);
};

/** Sends an answer. It was carried out, if perhaps only in part: 200. */
export const respond = (reply: FastifyReply, mediaType: MediaType, answer: WrittenAnswer): FastifyReply =>
  send(reply, 200, mediaType, answer);

/** Sends a refusal, in the media type that was asked for, or in JSON where none can be told. */
export const respondRefusal = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
): FastifyReply => {
  const mediaType = mediaTypeFor(request.headers.accept) ?? 'application/json';
  const byMediaType = mediaType === 'application/json' ? 200 : 400;
  const status = refusal.status === 'by-media-type' ? byMediaType : refusal.status;
  return send(reply.headers(refusal.headers), status, mediaType, writeAnswer({ errors: refusal.errors }));
};
