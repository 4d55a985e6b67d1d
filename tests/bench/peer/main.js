/**
 * The peer: Hive Gateway's runtime with the same native planner that the gateway uses, as its documentation sets it up
 * for production: no log, no pages, the clearance passed on.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import http from '@graphql-mesh/transport-http';

const { SUPERGRAPH_FILE, PORT, JOINING } = process.env;
const joining = JOINING === 'on';

const gateway = createGatewayRuntime({
  supergraph: readFileSync(SUPERGRAPH_FILE, 'utf8'),
  unifiedGraphHandler,
  transports: { http },
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: joining } } },
  inboundInflightRequestDeduplication: joining,
  logging: false,
  landingPage: false,
  graphiql: false,
  healthCheckEndpoint: '/health/live',
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({
      'kopuro-clearance': request.headers.get('kopuro-clearance') ?? '',
    }),
  },
});

createServer(gateway).listen(Number(PORT), '127.0.0.1');
