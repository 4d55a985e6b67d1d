import { createServer } from 'node:net';
import { once } from 'node:events';

let next = 20_000 + (process.pid % 10_000);

/**
 * A port on the loopback address that nothing listens on; never the same one twice from one process, and below those
 * that the system gives to outgoing connections.
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = next;
    next = next === 29_999 ? 20_000 : next + 1;
    const server = createServer();
    const listening = await new Promise<boolean>((resolve) => {
      server.once('error', () => {
        resolve(false);
      });
      server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
        resolve(true);
      });
    });
    if (!listening) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
};
