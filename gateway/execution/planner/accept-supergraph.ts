import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { buildSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { corpusOf } from './corpus.ts';
import type { Planner } from './planner.ts';
import { PlanningFailure } from './planning-failure.ts';

/** Raised with each planner and each corpus that could judge a supergraph otherwise. */
const judgedBy = 'router-query-planner 0.0.38, whole unions, corpus 2';
const mostRemembered = 100;

/** Thrown for a supergraph that breaks the language's rules, or that the planner does not survive, or not in time. */
export class UnacceptableSupergraph extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnacceptableSupergraph';
  }
}

/** @throws UnacceptableSupergraph for what graphql-js finds wrong with it */
const refuseInvalid = (supergraph: string): void => {
  try {
    buildSchema(supergraph);
  } catch (error) {
    throw new UnacceptableSupergraph(error instanceof Error ? error.message : 'it is no valid GraphQL');
  }
};

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
 * Holds an offered supergraph to the language's rules, and lets the planner plan a corpus of operations over it before any
 * caller's: a graph is known that aborts it. An operation that it only refuses is the operation's own affair. A supergraph
 * that was accepted before is not tried again.
 *
 * @param schemas the views of the supergraph, asked for only where it is tried
 * @param file where accepted supergraphs are remembered, by digest; nowhere unless given
 * @throws UnacceptableSupergraph
 */
export const acceptSupergraph = async (
  planner: Planner,
  supergraph: string,
  schemas: () => readonly GraphQLSchema[],
  file: string | undefined,
): Promise<void> => {
  const digest = digestOf(supergraph);
  const accepted = await readAccepted(file);
  if (accepted.includes(digest)) return;
  refuseInvalid(supergraph);
  for (const operation of new Set(schemas().flatMap(corpusOf)))
    try {
      await planner.plan(operation);
    } catch (error) {
      if (error instanceof PlanningFailure && error.reason === 'UNPLANNABLE') continue;
      throw new UnacceptableSupergraph(
        `the query planner dies of it, or of waiting, over ${operation.slice(0, 120)}…`,
      );
    }
  if (file !== undefined) await remember(file, [...accepted, digest]);
};
