import { subgraphDocuments } from '../world/subgraph-documents.ts';

/** The directives of the small world, without its types. */
const prelude = subgraphDocuments['japan']?.split('type Query')[0] ?? '';

/** Two subgraphs: one streams things, the other knows more of each. */
export const streamDocuments: Readonly<Record<string, string>> = {
  japan: `${prelude}
    type Query @public { now: String }
    type Mutation @public { touch: String }
    type Subscription @public {
      changed(kind: String): Thing
      inspected: Thing @confidential(releasableTo: [JAPAN])
    }
    type Thing @key(fields: "id") @public { id: ID! name: String grade: String @confidential(releasableTo: [JAPAN]) }`,
  kyrgyzstan: `${prelude}
    type Thing @key(fields: "id") @public { id: ID! remark: String }`,
};
