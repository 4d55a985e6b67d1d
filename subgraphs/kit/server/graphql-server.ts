import type { Server } from 'node:http';
import type { VerifyClearance } from '../clearance/verify-clearance.ts';
import { graphqlAnswers } from './graphql-answers.ts';
import type { AnswerParts } from './graphql-answers.ts';
import { httpDoor } from './http-door.ts';

/** What a subgraph's server is made of. */
export interface GraphqlServerParts extends AnswerParts {
  readonly verify: VerifyClearance;
  /** Whether the database answers; taken for granted unless given. */
  readonly isReady?: () => Promise<boolean>;
}

/** The HTTP server of a subgraph, not yet listening; `stop` ends what is behind it. */
export const graphqlServer = async ({
  verify,
  isReady = () => Promise.resolve(true),
  ...parts
}: GraphqlServerParts): Promise<{ readonly server: Server; readonly stop: () => Promise<void> }> => {
  const { answer, consents, stop } = await graphqlAnswers(parts);
  return { server: httpDoor({ verify, answer, consents, isReady, onFault: parts.onFault }), stop };
};
