import type { FromPlanner, ToPlanner } from '../../../../gateway/execution/planner/planner-messages.ts';

/** Stands in for the planner's process: its moods are those of native code. */
const send = (message: FromPlanner): void => {
  process.send?.(message);
};

process.on('message', (message: ToPlanner) => {
  if (message.kind === 'load') send({ kind: 'ready' });
  if (message.kind !== 'plan') return;
  const { id, operation } = message;
  const planned = (): void => {
    send({ kind: 'planned', id, plan: { kind: 'QueryPlan' } });
  };
  if (operation === 'die') process.abort();
  else if (operation === 'hang') for (;;);
  else if (operation === 'slow') setTimeout(planned, 200);
  else planned();
});
process.on('disconnect', () => process.exit(0));
