import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Exchange, FromRecorded, ToRecorded } from './messages.ts';

/** The recorded subgraphs, answering. */
export interface Recorded {
  /** GraphQL address of each subgraph. */
  readonly urls: Readonly<Record<string, string>>;
  /** The whole answer to a question, as one graph gives it. */
  readonly ask: (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** What is asked of the subgraphs meanwhile, level by level. */
  readonly record: (meanwhile: () => Promise<unknown>) => Promise<readonly (readonly Exchange[])[]>;
  readonly stop: () => void;
}

/** @param supergraph whose types they answer for; its addresses are not looked at */
export const startRecorded = async (supergraph: string, subgraphs: readonly string[]): Promise<Recorded> => {
  const child = fork(join(import.meta.dirname, 'main.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const tell = async <Kind extends FromRecorded['kind']>(message: ToRecorded, kind: Kind) => {
    child.send(message);
    const [reply] = (await once(child, 'message')) as [FromRecorded];
    if (reply.kind !== kind) throw new Error(`the recorded subgraphs answered ${reply.kind}`);
    return reply as Extract<FromRecorded, { kind: Kind }>;
  };
  const { urls } = await tell({ kind: 'open', supergraph, subgraphs }, 'opened');
  return {
    urls,
    ask: async (query, variables) => (await tell({ kind: 'ask', query, variables }, 'answer')).answer,
    record: async (meanwhile) => {
      await tell({ kind: 'record' }, 'recording');
      await meanwhile();
      return (await tell({ kind: 'stop-recording' }, 'recorded')).levels;
    },
    stop: () => {
      child.kill('SIGKILL');
    },
  };
};
