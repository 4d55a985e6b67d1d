import { type FaultCode, mostFaults } from './fault.ts';
import { isPath, type Path } from './path.ts';

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A subgraph's response, told apart: an object of data or none, and its errors without their words. */
export interface Answer {
  readonly data: unknown;
  readonly errors: readonly { readonly code: FaultCode; readonly path: Path | undefined }[];
}

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
  if (!isObject(payload)) return { data: undefined, errors: [{ code: 'INVALID_RESPONSE', path: undefined }] };
  const { data } = payload;
  const errors = readErrors(payload['errors']);
  if (isObject(data)) return { data, errors };
  const sound = (data === null || data === undefined) && errors.length > 0;
  return { data: undefined, errors: sound ? errors : [{ code: 'INVALID_RESPONSE', path: undefined }] };
};
