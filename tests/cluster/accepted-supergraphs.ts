import { dirname, join } from 'node:path';
import { clusterVariable } from './cluster-variable.ts';

/**
 * Where gateways of one run of the tests keep which supergraphs they have planned a whole corpus on, so that only the first
 * does: as gateways that are started again do.
 */
export const acceptedSupergraphs = (): string | undefined => {
  const door = process.env[clusterVariable];
  return door === undefined ? undefined : join(dirname(door), 'accepted-supergraphs');
};
