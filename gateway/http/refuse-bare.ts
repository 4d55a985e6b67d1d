import type { FastifyInstance } from 'fastify';
import { refuseRequest } from '../refusal.ts';
import { notWellFormed } from './refuse-socket.ts';

/** Options of Node's own server by which it leaves to us what it would refuse with nothing but a status. */
export const leaveHostToUs = { requireHostHeader: false } as const;

/** Refuses, in the shape that every failure has here, what Node by itself refuses with nothing but a status. */
export const refuseBare = (app: FastifyInstance): void => {
  app.addHook('onRequest', ({ raw }, _reply, done) => {
    if (raw.httpVersion === '1.1' && raw.headers.host === undefined)
      throw refuseRequest(400, 'BAD_REQUEST', 'The header Host is missing.');
    done();
  });
  app.server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
    });
    response.end(notWellFormed);
  });
};
