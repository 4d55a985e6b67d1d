import type { ParsedOperation } from './parse-operation.ts';

/** An operation that the caller's view knows and the limits allow. */
export interface AcceptedOperation {
  readonly parsed: ParsedOperation;
  /** The Boolean variables on which its `@skip` and `@include` depend. */
  readonly conditions: readonly string[];
}
