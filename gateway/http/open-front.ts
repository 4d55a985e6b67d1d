import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Gateway } from '../operation/gateway.ts';
import { registerPages } from '../pages/pages.ts';
import type { TrafficSettings } from '../traffic/traffic-settings.ts';
import { openGraphqlDoor } from './graphql-door.ts';
import { openHealthDoor } from './health-door.ts';
import { letGoOfSilent } from './let-go-of-silent.ts';
import { limitAnonymous } from './limit-anonymous.ts';
import { logRequests } from './log-requests.ts';
import { leaveHostToUs, refuseBare } from './refuse-bare.ts';
import { failureHandler, refuseUnknownAddresses } from './refuse-failures.ts';
import { refuseSocket } from './refuse-socket.ts';
import { openSchemaDoor } from './schema-door.ts';
import { openStreamDoor } from './stream-door.ts';
import type { SubgraphHealth } from './subgraph-health.ts';

export type Front = FastifyInstance;

const mostBodyBytes = 2_000_000;
/** A whole request, body included, must have arrived within this time. */
const receivingMs = 10_000;

/** Stands where Fastify would load its compilers of descriptions: no door of this gateway describes its bodies to it. */
const noCompiler = (): never => {
  throw new Error('a door described a body, and there is nothing to check it with');
};

/** Headers of every response. A door that serves files to keep sets its own over them. */
const standingHeaders = {
  'cache-control': 'no-store',
  vary: 'Authorization',
  'x-content-type-options': 'nosniff',
};

/** The HTTP front: every door of the gateway, and one shape for all that goes wrong. It does not listen yet. */
export const openFront = (
  gateway: Gateway,
  log: Logger,
  subgraphs: SubgraphHealth,
  traffic: TrafficSettings,
): Front => {
  const limited = limitAnonymous(traffic.anonymousPerMinute);
  const answerFailure = failureHandler(log, mostBodyBytes);
  const app = Fastify({
    logger: false,
    http: leaveHostToUs,
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    bodyLimit: mostBodyBytes,
    requestTimeout: receivingMs,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    // A counter would tell callers of each other's traffic; an id of the caller's own could be anything.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: traffic.trustedProxies.length === 0 ? false : [...traffic.trustedProxies],
    routerOptions: { querystringParser: () => ({}) },
    frameworkErrors: (error, request, reply) => {
      void answerFailure(error, request, reply.headers(standingHeaders));
    },
    clientErrorHandler: refuseSocket,
  });
  // Bodies stay bytes: each door reads its own, once, and only for callers that are known.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ ...standingHeaders, 'x-request-id': request.id });
    done();
  });
  letGoOfSilent(app);
  logRequests(app, log);
  refuseBare(app);
  app.setErrorHandler(answerFailure);
  refuseUnknownAddresses(app);

  openGraphqlDoor(app, gateway, limited, traffic.publicCacheSeconds);
  openStreamDoor(app, gateway, limited);
  openSchemaDoor(app, gateway, limited, traffic.publicCacheSeconds);
  openHealthDoor(app, gateway.planner, subgraphs);
  registerPages(app);
  return app;
};
