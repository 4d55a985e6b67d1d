// What the gateway and the subgraphs use of the schema. Composition and its gate are not here: they are commands.

// who asks, and how far an element may travel
export { audienceIds, audiences, isAudienceId, parties, recipients } from './audience.ts';
export type { Audience, AudienceId, Party, Recipient } from './audience.ts';
export { releasedTo, unmarked } from './marking.ts';
export type { Marking } from './marking.ts';
export { describeMarking, isAsStrictAs, strictest } from './marking-order.ts';

// what a document says
export { readMarkings } from './read-markings.ts';
export { readKeys } from './read-keys.ts';

// the SDL of the subgraphs
export { readSubgraph, subgraphNames, subgraphs } from './read-subgraphs.ts';
export type { SubgraphName, SubgraphSdl } from './read-subgraphs.ts';
