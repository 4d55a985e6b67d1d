import type { AudienceId } from '../../schema/audience.ts';
import type { TokenRules } from '../clearance/authenticate.ts';
import type { Clearance } from '../clearance/sign-clearance.ts';
import type { Planner } from '../execution/planner/planner.ts';
import type { StreamClient } from '../execution/stream-client.ts';
import type { SubgraphClient } from '../execution/subgraph-client.ts';
import type { SupergraphFacts } from '../execution/supergraph-facts.ts';
import type { OpenStreams } from '../stream/open-streams.ts';
import type { ConsentedViews } from '../view/consented-views.ts';
import type { View } from '../view/view.ts';
import type { JoinedReads } from './joined-reads.ts';
import type { PreparedOperations } from './prepared-operations.ts';

/** What stands ready for the callers of one view. Nothing of it is ever used for another. */
export interface PreparedView {
  readonly view: View;
  readonly operations: PreparedOperations;
  /** The stored documents that fit the view, by id. */
  readonly documents: ReadonlyMap<string, string>;
  /** Reads that may be carried out together: the public's alone, and only where that is wanted. */
  readonly joined?: JoinedReads;
}

/** What every request is answered with. It does not change while the gateway runs. */
export interface Gateway {
  readonly tokens: TokenRules;
  readonly clearances: ReadonlyMap<AudienceId, Clearance>;
  readonly views: ReadonlyMap<AudienceId, PreparedView>;
  /** The views of third parties to which consents open something. */
  readonly consentedViews: ConsentedViews<PreparedView>;
  readonly resolving: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether nothing but stored documents is carried out. */
  readonly storedOnly: boolean;
  readonly facts: SupergraphFacts;
  readonly planner: Planner;
  readonly client: SubgraphClient;
  readonly streamClient: StreamClient;
  /** The subscriptions that are followed at this moment. */
  readonly streams: OpenStreams;
}
