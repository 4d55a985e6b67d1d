import type { AudienceId } from '../../../schema/audience.ts';
import type { Identities } from '../rig/identities.ts';
import type { Stack } from '../rig/open-stack.ts';
import type { Wall } from '../walls/open-walls.ts';
import type { World } from '../worlds/draw-world.ts';
import type { Marking } from '../../../schema/marking.ts';

/** What a direct question to one part of a stack is made with. */
export interface ProbeScene {
  readonly audience: AudienceId;
  readonly stack: Stack;
  readonly identities: Identities;
  readonly world: World;
  readonly markings: ReadonlyMap<string, Marking>;
}

/**
 * A direct question that two worlds would answer alike however wrong the answer is: who one must be to be answered at
 * all, and what a login reads.
 */
export interface Probe {
  readonly name: string;
  /** The walls without which it has no answer to expect. */
  readonly needs: readonly Wall[];
  /** What is wrong, or nothing. */
  readonly ask: (scene: ProbeScene) => Promise<readonly string[]>;
}

/** One expectation: a text if it is not met. */
export const expected = (what: string, met: boolean): readonly string[] => (met ? [] : [what]);
