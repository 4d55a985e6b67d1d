import { isObject } from './answer-object.ts';
import { type FaultCode, mostFaults } from './fault.ts';
import { isPath, type Path } from './path.ts';
import { readWithheld, type WithheldNote } from './withheld-notes.ts';

/**
 * A subgraph's response, told apart: an object of data or none, its errors without their words, and what it says it
 * withheld.
 */
export interface Answer {
  readonly data: unknown;
  readonly errors: readonly { readonly code: FaultCode; readonly path: Path | undefined }[];
  readonly withheld: readonly WithheldNote[];
}

const nothing: readonly WithheldNote[] = [];
const invalid: Answer = {
  data: undefined,
  errors: [{ code: 'INVALID_RESPONSE', path: undefined }],
  withheld: nothing,
};

const readErrors = (errors: unknown): Answer['errors'] => {
  if (!Array.isArray(errors)) return [];
  return errors.slice(0, mostFaults).map((error: unknown) => {
    const extensions = isObject(error) && isObject(error['extensions']) ? error['extensions'] : {};
    const path: unknown = isObject(error) ? error['path'] : undefined;
    return {
      code: extensions['code'] === 'BAD_USER_INPUT' ? 'BAD_USER_INPUT' : 'INTERNAL',
      path: isPath(path) ? path : undefined,
    };
  });
};

/** Reads what a subgraph sent. What is no GraphQL response is an invalid one. */
export const readAnswer = (payload: unknown): Answer => {
  if (!isObject(payload)) return invalid;
  const { data, extensions } = payload;
  const errors = readErrors(payload['errors']);
  if (isObject(data))
    return { data, errors, withheld: extensions === undefined ? nothing : readWithheld(extensions) };
  const sound = (data === null || data === undefined) && errors.length > 0;
  return sound ? { data: undefined, errors, withheld: nothing } : invalid;
};
