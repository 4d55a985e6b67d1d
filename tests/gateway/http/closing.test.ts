import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld } from '../world/open-world.ts';
import type { World } from '../world/open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Connects, and says so much of a request. */
const sayingOnly = async (text: string): Promise<Socket> => {
  const { hostname, port } = new URL(world.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  if (text !== '') socket.write(text);
  // The gateway accepts connections in their order: once it has answered a later one, it knows of this one.
  await world.ask('{ __typename }');
  return socket;
};

describe('a gateway that closes', () => {
  it('waits for nobody who has asked nothing', async () => {
    const silent = [await sayingOnly(''), await sayingOnly('POST /graphql HTTP/1.1\r\nHost: x\r\n')];
    const cut = silent.map((socket) => once(socket, 'close'));
    await world.front.close();
    await Promise.all(cut);
    expect(silent.map(({ destroyed }) => destroyed)).toEqual([true, true]);
  });
});
