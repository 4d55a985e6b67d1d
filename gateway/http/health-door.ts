import type { FastifyInstance } from 'fastify';
import type { Planner } from '../execution/planner/planner.ts';
import type { SubgraphHealth } from './subgraph-health.ts';

/**
 * `/health/live`: the process answers. `/health/ready`: the planner is up and every subgraph says that it is ready;
 * otherwise 503, with the same report.
 */
export const openHealthDoor = (app: FastifyInstance, planner: Planner, subgraphs: SubgraphHealth): void => {
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const parts = { planner: planner.ready, subgraphs: await subgraphs() };
    const ready = parts.planner && Object.values(parts.subgraphs).every(Boolean);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', ...parts });
  });
};
