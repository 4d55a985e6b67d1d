import { OperationTypeNode } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { refuseOperation, refuseRequest } from '../refusal.ts';

/** The kinds of operations that a door lets in. */
export type Kinds = ReadonlySet<`${OperationTypeNode}`>;

/**
 * The kind of an operation that may come by this door.
 *
 * @throws Refusal 405 for a mutation by GET, GRAPHQL_VALIDATION_FAILED for a subscription where nothing is streamed
 */
export const allowKind = ({ operation }: OperationDefinitionNode, allowed: Kinds): `${OperationTypeNode}` => {
  if (allowed.has(operation)) return operation;
  throw operation === OperationTypeNode.MUTATION
    ? refuseRequest(405, 'BAD_REQUEST', 'A mutation must be sent by POST.', { allow: 'POST' })
    : refuseOperation('GRAPHQL_VALIDATION_FAILED', [
        { message: 'Subscriptions are served at /graphql/stream.' },
      ]);
};
