import { parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Marking } from '../../../schema/marking.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { readSubgraph } from '../../../schema/read-subgraphs.ts';
import type { SubgraphName, SubgraphSdl } from '../../../schema/read-subgraphs.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../../subgraphs/japan/japan.ts';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.ts';
import { kyrgyzstan } from '../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';

/** A subgraph with its SDL, read once. */
export interface SubgraphSource {
  readonly name: SubgraphName;
  readonly subgraph: Subgraph;
  readonly sdl: SubgraphSdl;
  readonly document: DocumentNode;
  readonly markings: ReadonlyMap<string, Marking>;
}

/** The three subgraphs as they are. */
export const readSources = (): readonly SubgraphSource[] =>
  [japan, kyrgyzstan, cooperation].map((subgraph) => {
    const sdl = readSubgraph(subgraph.name);
    const document = parse(sdl.sdl, { noLocation: true });
    return { name: subgraph.name, subgraph, sdl, document, markings: readMarkings(document) };
  });
