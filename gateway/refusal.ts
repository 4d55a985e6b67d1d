import type { AnswerError } from './answer.ts';
import { errorCodes } from './error-codes.ts';
import type { ErrorCode } from './error-codes.ts';
import { withoutStack } from './without-stack.ts';

/** More of a message than this says nothing new: a caller knows what it sent. */
const longestMessage = 300;

const shortened = (message: string): string =>
  message.length <= longestMessage ? message : `${message.slice(0, longestMessage - 1)}…`;

/**
 * Thrown where a request ends without being carried out.
 * `status` is the HTTP status, or `by-media-type` where GraphQL over HTTP lets the answer's media type decide:
 * 400 in `application/graphql-response+json`, 200 in `application/json`.
 */
export class Refusal extends Error {
  readonly status: number | 'by-media-type';
  readonly errors: readonly AnswerError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number | 'by-media-type',
    errors: readonly AnswerError[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(errors[0]?.message ?? errorCodes.INTERNAL);
    this.name = 'Refusal';
    this.status = status;
    this.errors = errors.map((error) => ({ ...error, message: shortened(error.message) }));
    this.headers = headers;
  }
}

/** Refuses a request as HTTP: the question itself was never read, or may not be asked so. */
export const refuseRequest = (
  status: number,
  code: ErrorCode,
  message: string = errorCodes[code],
  headers: Readonly<Record<string, string>> = {},
): Refusal => withoutStack(() => new Refusal(status, [{ message, extensions: { code } }], headers));

/** Refuses the question: document, operation or variables. */
export const refuseOperation = (
  code: ErrorCode,
  errors: readonly Pick<AnswerError, 'message' | 'locations'>[] = [{ message: errorCodes[code] }],
): Refusal =>
  withoutStack(
    () =>
      new Refusal(
        'by-media-type',
        errors.map(({ message, locations }) => ({
          message,
          ...(locations !== undefined && locations.length > 0 ? { locations } : {}),
          extensions: { code },
        })),
      ),
  );
