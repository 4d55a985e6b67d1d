import { forkPlanner } from './execution/planner/fork-planner.ts';

// The planner's process goes first: it starts while this one still loads all that it consists of.
const planner = forkPlanner();
const { runGateway } = await import('./run-gateway.ts');
await runGateway(planner);
