import { fileURLToPath } from 'node:url';
import { startPlanner } from '../../../../gateway/execution/planner/planner.ts';

/** Starts a planner, says its process's number, and dies without a word to it. */
const planner = await startPlanner({
  supergraph: 'type Query { a: Int }',
  processModule: fileURLToPath(new URL('./telling-process.ts', import.meta.url)),
});
const { node } = await planner.plan('pid');
process.stdout.write(`${node?.kind === 'Fetch' ? node.serviceName : ''}\n`, () => process.exit(0));
