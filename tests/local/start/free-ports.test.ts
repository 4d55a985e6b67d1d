import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { requireFreePorts } from '../../../local/start/free-ports.ts';
import { freePort } from '../free-port.ts';

const servers: Server[] = [];

const occupy = async (port: number, host?: string): Promise<void> => {
  const server = createServer().listen({ port, host });
  servers.push(server);
  await once(server, 'listening');
};

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const freePorts = async () => ({
  gateway: await freePort(),
  japan: await freePort(),
  kyrgyzstan: await freePort(),
  cooperation: await freePort(),
  identityProvider: await freePort(),
});

describe('the ports', () => {
  it('are accepted when nothing listens on them, and are free afterwards', async () => {
    const ports = await freePorts();
    await requireFreePorts({ host: '127.0.0.1', ports });
    await occupy(ports.gateway, '127.0.0.1');
  });

  it('that are taken are all named, with their settings and another one to use', async () => {
    const ports = await freePorts();
    await occupy(ports.gateway, '127.0.0.1');
    await occupy(ports.kyrgyzstan, '127.0.0.1');
    await expect(requireFreePorts({ host: '127.0.0.1', ports })).rejects.toMatchObject({
      message:
        `port ${String(ports.gateway)} for the gateway is taken by another program ` +
        `(PORT=${String(ports.gateway + 1000)} npm start, for instance, uses another)\n` +
        `port ${String(ports.kyrgyzstan)} for the kyrgyzstan subgraph is taken by another program ` +
        `(KYRGYZSTAN_SUBGRAPH_PORT=${String(ports.kyrgyzstan + 1000)} npm start, for instance, uses another)`,
      mend: 'End the program that uses it, or set another port, and start again.',
    });
  });

  it('that are taken on every address are taken on this one', async () => {
    const ports = await freePorts();
    await occupy(ports.cooperation);
    await expect(requireFreePorts({ host: '127.0.0.1', ports })).rejects.toThrow('COOPERATION_SUBGRAPH_PORT');
  });

  it('of an address that is not this machine’s are refused by the setting HOST', async () => {
    const ports = await freePorts();
    await expect(requireFreePorts({ host: '192.0.2.1', ports })).rejects.toThrow(
      'cannot be listened on at `192.0.2.1`: EADDRNOTAVAIL; see the settings HOST and PORT',
    );
  });
});
