import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Kind, parse, print } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Party } from './audience.ts';

/** The three subgraphs: whose information each holds, and the address at which a gateway looks for it by default. */
export const subgraphs = {
  japan: { owners: ['JAPAN'], url: 'http://127.0.0.1:4001/graphql' },
  kyrgyzstan: { owners: ['KYRGYZSTAN'], url: 'http://127.0.0.1:4002/graphql' },
  cooperation: { owners: ['JAPAN', 'KYRGYZSTAN'], url: 'http://127.0.0.1:4003/graphql' },
} as const satisfies Readonly<Record<string, { owners: readonly Party[]; url: string }>>;

export type SubgraphName = keyof typeof subgraphs;

export const subgraphNames = [
  'japan',
  'kyrgyzstan',
  'cooperation',
] as const satisfies readonly SubgraphName[];

/** The SDL of one subgraph, ready for composition. */
export interface SubgraphSdl {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

const parseFile = (root: string, path: string): DocumentNode => {
  try {
    return parse(readFileSync(path, 'utf8'), { noLocation: true });
  } catch (error) {
    throw new Error(`${relative(root, path)}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
};

/**
 * Reads `subgraphs/<name>` and everything below it, in the order of the paths, after what all subgraphs share: markings
 * and scalars, and the vocabularies of acts, of consents and of misconduct.
 * @throws Error naming the file that is no GraphQL.
 */
export const readSubgraphDocument = (
  name: SubgraphName,
  root: string = join(import.meta.dirname, '..'),
): DocumentNode => {
  const folder = join(root, 'subgraphs', name);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.graphql'))
    .map((path) => path.split(sep).join('/'))
    .sort();
  const preludes = ['directives.graphql', 'acts.graphql', 'consent.graphql', 'misconduct.graphql'].map(
    (file) => join(root, 'schema', file),
  );
  const documents = [...preludes, ...files.map((path) => join(folder, path))].map((path) =>
    parseFile(root, path),
  );
  return { kind: Kind.DOCUMENT, definitions: documents.flatMap(({ definitions }) => definitions) };
};

/** All three subgraphs, as composition takes them. What `readSubgraphDocument` throws is thrown. */
export const readSubgraphs = (root?: string): SubgraphSdl[] =>
  subgraphNames.map((name) => ({
    name,
    url: subgraphs[name].url,
    sdl: print(readSubgraphDocument(name, root)),
  }));
