import type { AudienceId } from '../../schema/audience.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import type { Ministries } from './ministries.ts';

/** What an audience was told of a record, by kind and section, in the order in which it reached it. */
export const toldOf = async (
  ministries: Ministries,
  as: AudienceId,
  id: unknown,
): Promise<readonly string[]> => {
  const { data } = await ministries.ask(
    as,
    `{ notices(filter: { subjectId: "${String(id)}" }, orderBy: { field: ARRIVAL, direction: ASCENDING }) {
      edges { node { kind article } } } }`,
  );
  return data.notices.edges.map(({ node }: Data) => `${node.kind as string} ${node.article as string}`);
};
