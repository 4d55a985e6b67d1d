import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { GraphQLSchema } from 'graphql';
import { corpusOf } from './corpus.ts';
import type { Planner } from './planner.ts';
import { PlanningFailure } from './planning-failure.ts';

/** Raised with each planner and each corpus that could judge a supergraph otherwise. */
const judgedBy = 'router-query-planner 0.0.38, corpus 1';
const mostRemembered = 100;

/** Thrown for a supergraph that the planner does not survive, or not in time. */
export class UnacceptableSupergraph extends Error {
  constructor(operation: string) {
    super(`the query planner dies of it, or of waiting, over ${operation.slice(0, 120)}…`);
    this.name = 'UnacceptableSupergraph';
  }
}

const digestOf = (supergraph: string): string =>
  createHash('sha256').update(`${judgedBy}\n${supergraph}`).digest('hex');

const readAccepted = async (file: string | undefined): Promise<readonly string[]> => {
  if (file === undefined) return [];
  try {
    return (await readFile(file, 'utf8')).split('\n').filter((line) => /^[0-9a-f]{64}$/.test(line));
  } catch {
    return []; // Nothing was accepted yet.
  }
};

const remember = async (file: string, digests: readonly string[]): Promise<void> => {
  const draft = `${file}.${String(process.pid)}`;
  try {
    await writeFile(draft, `${digests.slice(-mostRemembered).join('\n')}\n`, { mode: 0o600 });
    await rename(draft, file);
  } catch {
    // It is tried again at the next start, which takes a moment longer.
  }
};

/**
 * Lets the planner plan a corpus of operations over an offered supergraph before any caller's: a graph is known that
 * aborts it. An operation that it only refuses is the operation's own affair. A supergraph that was accepted before is
 * not tried again.
 *
 * @param schemas the views of the supergraph
 * @param file where accepted supergraphs are remembered, by digest; nowhere unless given
 * @throws UnacceptableSupergraph
 */
export const acceptSupergraph = async (
  planner: Planner,
  supergraph: string,
  schemas: readonly GraphQLSchema[],
  file: string | undefined,
): Promise<void> => {
  const digest = digestOf(supergraph);
  const accepted = await readAccepted(file);
  if (accepted.includes(digest)) return;
  for (const operation of new Set(schemas.flatMap(corpusOf)))
    try {
      await planner.plan(operation);
    } catch (error) {
      if (error instanceof PlanningFailure && error.reason === 'UNPLANNABLE') continue;
      throw new UnacceptableSupergraph(operation);
    }
  if (file !== undefined) await remember(file, [...accepted, digest]);
};
