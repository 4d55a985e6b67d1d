import type { DocumentNode } from 'graphql';
import type { Marking } from '../../../schema/marking.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../schema/read-subgraphs.ts';
import type { SubgraphName } from '../../../schema/read-subgraphs.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../../subgraphs/japan/japan.ts';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.ts';
import { kyrgyzstan } from '../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';

/** A subgraph with its schema, read once. */
export interface SubgraphSource {
  readonly name: SubgraphName;
  readonly subgraph: Subgraph;
  readonly document: DocumentNode;
  readonly markings: ReadonlyMap<string, Marking>;
}

/** The three subgraphs as they are. */
export const readSources = (): readonly SubgraphSource[] =>
  [japan, kyrgyzstan, cooperation].map((subgraph) => {
    const document = readSubgraphDocument(subgraph.name);
    return { name: subgraph.name, subgraph, document, markings: readMarkings(document) };
  });
