import type { AudienceId } from '../../schema/audience.ts';
import type { TokenRules } from '../clearance/authenticate.ts';
import type { Clearance } from '../clearance/sign-clearance.ts';
import type { Planner } from '../execution/planner/planner.ts';
import type { SubgraphClient } from '../execution/subgraph-client.ts';
import type { SupergraphFacts } from '../execution/supergraph-facts.ts';
import type { ConsentedViews } from '../view/consented-views.ts';
import type { View } from '../view/view.ts';
import type { PreparedOperations } from './prepared-operations.ts';

/** A view, and the operations prepared for it. */
export interface PreparedView {
  readonly view: View;
  readonly operations: PreparedOperations;
}

/** What every request is answered with. It does not change while the gateway runs. */
export interface Gateway {
  readonly tokens: TokenRules;
  readonly clearances: ReadonlyMap<AudienceId, Clearance>;
  readonly views: ReadonlyMap<AudienceId, PreparedView>;
  /** The views of third parties to which consents open something. */
  readonly consentedViews: ConsentedViews<PreparedView>;
  readonly resolving: ReadonlyMap<string, ReadonlySet<string>>;
  readonly facts: SupergraphFacts;
  readonly planner: Planner;
  readonly client: SubgraphClient;
}
