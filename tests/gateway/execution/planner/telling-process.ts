import type { FromPlanner, ToPlanner } from '../../../../gateway/execution/planner/planner-messages.ts';

/** The planner's own process, which also tells its number: the plan of `pid` is a fetch from a service of that name. */
process.on('message', (message: ToPlanner) => {
  if (message.kind !== 'plan' || message.operation !== 'pid') return;
  const answer: FromPlanner = {
    kind: 'planned',
    id: message.id,
    plan: { kind: 'QueryPlan', node: { kind: 'Fetch', serviceName: String(process.pid), operation: '{a}' } },
  };
  process.send?.(answer);
});

await import('../../../../gateway/execution/planner/planner-process.ts');
