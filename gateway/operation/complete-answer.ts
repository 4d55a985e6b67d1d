import type { Answer, AnswerError } from '../answer.ts';
import { errorCodes } from '../error-codes.ts';
import type { Executed, ExecutionFault } from './execute-operation.ts';
import type { ParsedOperation } from './parse-operation.ts';
import { rootKeys } from './root-keys.ts';

const errorOf = ({ code, path }: ExecutionFault): AnswerError => ({
  message: errorCodes[code],
  ...(path === undefined ? {} : { path }),
  extensions: { code },
});

/**
 * Errors in an order of their own. In the order in which they happened, they would tell which subgraph answered
 * first, and the same question would not be answered twice with the same bytes.
 */
const inOrder = (faults: readonly ExecutionFault[]): readonly ExecutionFault[] =>
  faults
    .map((fault) => ({ fault, key: JSON.stringify([fault.path ?? [], fault.code]) }))
    .sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
    .map(({ fault }) => fault);

/** Puts the answer together: both parts' data in the order asked for, and every fault in our own words. */
export const completeAnswer = (
  parsed: ParsedOperation,
  variables: Readonly<Record<string, unknown>>,
  { introspection, data, faults, withheld }: Executed,
): Answer => {
  const errors = faults.length === 0 ? {} : { errors: inOrder(faults).map(errorOf) };
  if (data === null || introspection === undefined) return { ...errors, data };
  const whole = rootKeys(parsed, variables).flatMap((key): [string, unknown][] => {
    if (Object.hasOwn(introspection, key)) return [[key, introspection[key]]];
    return Object.hasOwn(data, key) ? [[key, data[key]]] : [];
  });
  const extensions = withheld.length === 0 ? {} : { extensions: { withheld } };
  return { ...errors, data: Object.fromEntries(whole), ...extensions };
};
