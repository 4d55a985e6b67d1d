import { parse } from 'graphql';
import { compose } from './compose.ts';
import { gate } from './gate/gate.ts';
import { matrixRows } from './matrix/matrix-rows.ts';
import type { MatrixRow } from './matrix/matrix-rows.ts';
import { renderMatrix } from './matrix/render-matrix.ts';
import { readSubgraphs } from './read-subgraphs.ts';

/** What the SDL of the three subgraphs makes together, or every fault that forbids it. */
export type Build =
  | {
      readonly supergraph: string;
      readonly matrix: string;
      readonly rows: readonly MatrixRow[];
      readonly faults?: undefined;
    }
  | { readonly faults: readonly string[] };

/** Reads, composes and gates the subgraphs of a project folder. Writes nothing. */
export const build = (root: string): Build => {
  const sources = readSubgraphs(root);
  const composition = compose(sources);
  if (composition.faults !== undefined) return { faults: composition.faults };
  const graph = {
    subgraphs: sources.map(({ name, sdl }) => ({ name, document: parse(sdl, { noLocation: true }) })),
    supergraph: parse(composition.supergraph, { noLocation: true }),
  };
  const faults = gate(graph);
  if (faults.length > 0) return { faults: faults.map(({ rule, message }) => `${message} (${rule})`) };
  const rows = matrixRows(graph);
  return { supergraph: composition.supergraph, matrix: renderMatrix(rows), rows };
};
