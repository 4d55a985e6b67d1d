import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Cuts, when the front closes, the connections over which no request has come. Node counts such a connection as busy from
 * its beginning and, once it closes, no longer looks for those that say nothing: one of them, which any caller can open,
 * would keep the front from closing for ever.
 */
export const letGoOfSilent = (app: FastifyInstance): void => {
  const silent = new Set<Socket>();
  let isClosing = false;
  app.server.on('connection', (socket: Socket) => {
    if (isClosing) {
      socket.destroy();
      return;
    }
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }) => {
    silent.delete(socket);
  });
  app.addHook('preClose', (done) => {
    isClosing = true;
    for (const socket of silent) socket.destroy();
    done();
  });
};
