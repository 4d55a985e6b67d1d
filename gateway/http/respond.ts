import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../answer.ts';
import type { Refusal } from '../refusal.ts';
import { codesOf } from '../written-answer.ts';
import type { WrittenAnswer } from '../written-answer.ts';
import { answerBytes, shortText } from './answer-bytes.ts';
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
  answer: Partial<Answer> | WrittenAnswer,
): FastifyReply => {
  const head = reply.code(status).header('content-type', `${mediaType}; charset=utf-8`);
  if ('text' in answer) {
    reply.outcome = answer.codes;
    return head.send(answer.text);
  }
  reply.outcome = codesOf(answer);
  const short = shortText(answer);
  if (short !== undefined) return head.send(short);
  const { content, release } = answerBytes(answer);
  // Where the caller goes before that, the memory is not used again.
  reply.raw.once('finish', release);
  return head.send(content);
};

/** Sends an answer. It was carried out, if perhaps only in part: 200. */
export const respond = (
  reply: FastifyReply,
  mediaType: MediaType,
  answer: Answer | WrittenAnswer,
): FastifyReply => send(reply, 200, mediaType, answer);

/** Sends a refusal, in the media type that was asked for, or in JSON where none can be told. */
export const respondRefusal = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
): FastifyReply => {
  const mediaType = mediaTypeFor(request.headers.accept) ?? 'application/json';
  const byMediaType = mediaType === 'application/json' ? 200 : 400;
  const status = refusal.status === 'by-media-type' ? byMediaType : refusal.status;
  return send(reply.headers(refusal.headers), status, mediaType, { errors: refusal.errors });
};
