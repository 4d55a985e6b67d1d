import { compose } from '../../../schema/compose.ts';
import { readSubgraphs } from '../../../schema/read-subgraphs.ts';

/** The product's graph as it is marked, or the same graph with every element public. */
export type Markings = 'real' | 'all-public';

/**
 * What the benchmark adds to the product's graph: two links that lead back, so that one question takes four levels of
 * fetches. Everything else is the product's own.
 */
const links: Readonly<Record<string, string>> = {
  japan: 'extend type PublicationInJapan { relatedOrders: [ImprovementOrder!] @public }',
  kyrgyzstan: 'extend type PublicationInKyrgyzstan { relatedAgencies: [SendingAgency!] @public }',
};

const applied = /@confidential\(\s*releasableTo:\s*\[[A-Z_,\s]*\]\s*\)/g;

/**
 * The supergraph that is measured.
 *
 * @param urls the GraphQL address of each subgraph
 * @throws Error with every reason why it does not compose
 */
export const composeWorld = (markings: Markings, urls: Readonly<Record<string, string>>): string => {
  const composed = compose(
    readSubgraphs().map(({ name, url, sdl }) => ({
      name,
      url: urls[name] ?? url,
      sdl: `${markings === 'real' ? sdl : sdl.replace(applied, '@public')}\n${links[name] ?? ''}`,
    })),
  );
  if (composed.faults !== undefined) throw new Error(composed.faults.join('\n'));
  return composed.supergraph;
};
