import type { Wall } from '../walls/open-walls.ts';
import { clearanceProbes } from './clearance-probes.ts';
import { databaseProbes } from './database-probes.ts';
import { edgeProbes } from './edge-probes.ts';
import { identityProbes } from './identity-probes.ts';
import type { ProbeScene } from './probe.ts';

const probes = [...identityProbes, ...clearanceProbes, ...databaseProbes, ...edgeProbes];

/** Asks everything that can be asked with these walls standing; gives what is wrong, each with its probe's name. */
export const askProbes = async (scene: ProbeScene, standing: Wall | 'all'): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const { name, needs, ask } of probes) {
    if (standing !== 'all' && needs.some((wall) => wall !== standing)) continue;
    for (const fault of await ask(scene)) found.push(`${name}: ${fault}`);
  }
  return found;
};
