import type { Draw } from '../worlds/draw.ts';
import type { Operation } from './operation.ts';
import type { RootKind } from './roots.ts';

/** By which door an operation comes in, and which answer it takes there. */
export type Door = Pick<Operation, 'door' | 'accept'>;

/** Draws the door of an operation. Each lets in, or refuses, every kind. */
export const drawDoor = (draw: Draw, kind: RootKind): Door => {
  const chance = draw.upTo(100);
  if (chance < (kind === 'subscription' ? 40 : 10)) return { door: 'stream' };
  const accept = draw.chance(40) ? { accept: 'application/graphql-response+json' } : {};
  return { door: chance >= (kind === 'query' ? 85 : 97) ? 'get' : 'post', ...accept };
};
