import type { AudienceId } from '../../schema/audience.ts';
import type { TokenRules } from '../clearance/authenticate.ts';
import type { Clearance } from '../clearance/sign-clearance.ts';
import type { Planner } from '../execution/planner/planner.ts';
import type { SubgraphClient } from '../execution/subgraph-client.ts';
import type { SupergraphFacts } from '../execution/supergraph-facts.ts';
import type { View } from '../view/view.ts';
import type { PreparedOperations } from './prepared-operations.ts';

/** What every request is answered with. It does not change while the gateway runs. */
export interface Gateway {
  readonly tokens: TokenRules;
  readonly clearances: ReadonlyMap<AudienceId, Clearance>;
  readonly views: ReadonlyMap<AudienceId, { readonly view: View; readonly operations: PreparedOperations }>;
  readonly facts: SupergraphFacts;
  readonly planner: Planner;
  readonly client: SubgraphClient;
}
