import type { DocumentNode } from 'graphql';
import type { ErrorCode } from '../error-codes.ts';
import type { Program } from '../execution/program.ts';
import type { ParsedOperation } from './parse-operation.ts';

/** An operation ready to be carried out for callers of one view, any number of times. */
export interface PreparedOperation {
  readonly parsed: ParsedOperation;
  /** The part that the view itself answers. */
  readonly introspection: DocumentNode | undefined;
  /** The part that the subgraphs answer: a program, nothing to ask, or the reason why it cannot be answered. */
  readonly data: Program | 'nothing' | { readonly failed: ErrorCode };
  /** How many coordinates the operation names. */
  readonly coordinates: number;
  /** Whether preparing it again would end the same way. */
  readonly lasting: boolean;
  /** About how much memory it holds, in bytes. */
  readonly bytes: number;
}
