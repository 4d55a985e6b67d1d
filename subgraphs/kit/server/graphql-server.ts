import type { Server } from 'node:http';
import type { VerifyClearance } from '../clearance/verify-clearance.ts';
import { graphqlAnswers } from './graphql-answers.ts';
import type { AnswerParts } from './graphql-answers.ts';
import { openStreamDoor } from '../stream/stream-door.ts';
import { httpDoor } from './http-door.ts';

/** What a subgraph's server is made of. */
export interface GraphqlServerParts extends AnswerParts {
  readonly verify: VerifyClearance;
  /** Whether the database answers; taken for granted unless given. */
  readonly isReady?: () => Promise<boolean>;
}

/** The HTTP server of a subgraph. */
interface SubgraphServer {
  readonly server: Server;
  /** Ends every stream; an open one would keep the server from closing. */
  readonly endStreams: () => void;
  /** Ends what is behind it. */
  readonly stop: () => Promise<void>;
}

/** The HTTP server of a subgraph, not yet listening. */
export const graphqlServer = async ({
  verify,
  isReady = () => Promise.resolve(true),
  ...parts
}: GraphqlServerParts): Promise<SubgraphServer> => {
  const { answer, stream, consents, stop } = await graphqlAnswers(parts);
  const streams = openStreamDoor(verify, parts.onFault);
  return {
    server: httpDoor({ verify, answer, stream, streams, consents, isReady, onFault: parts.onFault }),
    endStreams: () => {
      streams.close();
    },
    stop,
  };
};
