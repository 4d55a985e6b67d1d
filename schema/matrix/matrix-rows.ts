import type { DocumentNode } from 'graphql';
import { parties } from '../audience.ts';
import type { Party } from '../audience.ts';
import type { Marking } from '../marking.ts';
import { unmarked } from '../marking.ts';
import { readMarkings } from '../read-markings.ts';
import { subgraphs as registers } from '../read-subgraphs.ts';
import { schemaElements } from '../schema-elements.ts';
import { vocabularyReader } from '../vocabulary.ts';

/** One line of the released matrix: an element, to whom it is released, and whose approval that needs. */
export interface MatrixRow {
  readonly coordinate: string;
  /** The coordinate it stands in, of which its marking can only be a part. */
  readonly parent: string | undefined;
  readonly owners: readonly Party[];
  readonly marking: Marking;
  readonly description: string;
}

interface Graph {
  readonly subgraphs: readonly { readonly name: string; readonly document: DocumentNode }[];
  readonly supergraph: DocumentNode;
}

/** Whose information each coordinate is: of every party whose register, or whose part of the common one, defines it. */
const ownersOf = ({ subgraphs }: Graph): ReadonlyMap<string, readonly Party[]> => {
  const owners = new Map<string, readonly Party[]>();
  for (const { name, document } of subgraphs) {
    const keepers: readonly Party[] =
      Object.entries(registers).find(([known]) => known === name)?.[1].owners ?? parties;
    for (const coordinate of schemaElements(document).keys()) {
      const known = owners.get(coordinate) ?? [];
      owners.set(
        coordinate,
        parties.filter((party) => known.includes(party) || keepers.includes(party)),
      );
    }
  }
  return owners;
};

const typeOf = (coordinate: string): string => coordinate.split('.', 1)[0] ?? '';

/** The released matrix of a graph: types by name, their parts as written; the vocabulary of markings left out. */
export const matrixRows = (graph: Graph): MatrixRow[] => {
  const owners = ownersOf(graph);
  const markings = readMarkings(graph.supergraph);
  const isVocabulary = vocabularyReader(graph.supergraph);
  const rows = [...schemaElements(graph.supergraph).values()]
    .filter((element) => !isVocabulary(element))
    .map(({ coordinate, parent, description }) => ({
      coordinate,
      parent,
      owners: owners.get(coordinate) ?? parties,
      marking: markings.get(coordinate) ?? unmarked,
      description: description ?? '',
    }));
  const types = [...new Set(rows.map(({ coordinate }) => typeOf(coordinate)))].sort();
  const byType = Map.groupBy(rows, ({ coordinate }) => typeOf(coordinate));
  return types.flatMap((type) => byType.get(type) ?? []);
};
